package annals.benchmarks.load;

import org.HdrHistogram.AbstractHistogram;

/** How long something took, in milliseconds; all 0 when it never happened. */
public record Latencies(
        long count, double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs) {

    /** Of what was recorded in nanoseconds. */
    public static Latencies of(AbstractHistogram nanoseconds) {
        return new Latencies(
                nanoseconds.getTotalCount(),
                milliseconds(nanoseconds.getValueAtPercentile(50)),
                milliseconds(nanoseconds.getValueAtPercentile(90)),
                milliseconds(nanoseconds.getValueAtPercentile(99)),
                milliseconds(nanoseconds.getValueAtPercentile(99.9)),
                milliseconds(nanoseconds.getMaxValue()));
    }

    /** Microseconds are shown, more is noise. */
    private static double milliseconds(long nanoseconds) {
        return Math.round(nanoseconds / 1e3) / 1e3;
    }
}
