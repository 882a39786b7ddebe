package annals.benchmarks.figures;

import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.load.Latencies;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** How numbers are written in the table. */
final class Numbers {

    private Numbers() {}

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    static String ms(double milliseconds) {
        return String.format(Locale.ROOT, "%.2f ms", milliseconds);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
    }

    static String latencies(Latencies some) {
        return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", some.p50Ms(), some.p99Ms());
    }

    /** What the server's processes take of the CPU for each request. */
    static String cpu(Loaded loaded) {
        var taken = loaded.serverCpu();
        if (taken == null) {
            return "CPU not looked at";
        }
        return String.format(
                Locale.ROOT,
                "CPU %.2f ms each, %,.0f per CPU-second",
                taken.millisecondsPerRequest(),
                taken.requestsPerSecond());
    }

    /** All that a load came to. */
    static String load(Loaded loaded) {
        return "%s; %s; %s"
                .formatted(
                        rate(loaded.measured().perSecond()),
                        latencies(loaded.measured().fromSent()),
                        cpu(loaded));
    }

    /** The tool shares the processors with the registry, and so limits what that can answer. */
    static String own(Loaded loaded) {
        return "the load tool's own CPU: %s a request"
                .formatted(ms(loaded.toolCpu().millisecondsPerRequest()));
    }

    /** What each request takes of the server's CPU. */
    static double cpuMs(Loaded loaded) {
        return Objects.requireNonNull(loaded.serverCpu()).millisecondsPerRequest();
    }

    /** What the server answers for a second of its CPU. */
    static double perCpuSecond(Loaded loaded) {
        return Objects.requireNonNull(loaded.serverCpu()).requestsPerSecond();
    }

    /** The middle of an odd number of times, or the earlier of the two middle ones. */
    static Duration median(List<Duration> times) {
        return times.stream().sorted().skip((times.size() - 1) / 2).findFirst().orElseThrow();
    }

    /** The middle of an odd number of values. */
    static double middle(DoubleStream values) {
        var sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
