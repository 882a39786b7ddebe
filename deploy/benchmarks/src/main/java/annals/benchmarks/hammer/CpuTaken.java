package annals.benchmarks.hammer;

/**
 * What a load took of the CPU.
 *
 * @param processes how many were looked at
 * @param seconds of all of them
 * @param millisecondsPerRequest of the good requests
 * @param requestsPerSecond good requests for a second of CPU; less than there were, when the load
 *     was too short to see its CPU
 */
public record CpuTaken(
        int processes, double seconds, double millisecondsPerRequest, double requestsPerSecond) {

    /** Linux counts in steps of 10 ms. */
    private static final double STEP = 0.01;

    static CpuTaken of(int processes, double seconds, long requests) {
        return new CpuTaken(
                processes,
                rounded(seconds),
                rounded(1_000 * seconds / Math.max(1, requests)),
                rounded(requests / Math.max(STEP, seconds)));
    }

    private static double rounded(double value) {
        return Math.round(1_000 * value) / 1_000.0;
    }
}
