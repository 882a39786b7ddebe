package annals.benchmarks.hammer;

import annals.benchmarks.load.Latencies;
import annals.benchmarks.load.Measured;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.Locale;

/**
 * What the user is told of a load.
 *
 * @param pace in words
 * @param serverCpu absent when no process was named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HammerReport(
        String scenario,
        String url,
        String pace,
        Measured measured,
        @Nullable CpuTaken serverCpu,
        CpuTaken toolCpu) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    String json() {
        return JSON.writeValueAsString(this);
    }

    String table() {
        var text = new StringBuilder();
        text.append("%s at %s, %s%n".formatted(scenario, url, pace));
        line(
                text,
                "requests",
                "%,d good in %.1f s: %,.0f/s",
                measured.good(),
                measured.seconds(),
                measured.perSecond());
        if (measured.items() != measured.good()) {
            line(
                    text,
                    "entries",
                    "%,d: %,.0f/s, %,.1f MB",
                    measured.items(),
                    measured.itemsPerSecond(),
                    measured.bytes() / 1e6);
        }
        measured.failures().forEach((why, count) -> line(text, "failed", "%,d: %s", count, why));
        if (measured.neverSent() > 0) {
            line(
                    text,
                    "never sent",
                    "%,d: due, but no client was free before the end",
                    measured.neverSent());
        }
        latencies(text, "from due", measured.fromDue());
        latencies(text, "from sent", measured.fromSent());
        var server = serverCpu;
        if (server != null) {
            cpu(text, "server's CPU", server);
        }
        cpu(text, "own CPU", toolCpu);
        return text.toString();
    }

    private static void latencies(StringBuilder text, String what, Latencies some) {
        line(
                text,
                what,
                "p50 %.2f ms, p90 %.2f, p99 %.2f, p99.9 %.2f, longest %.2f",
                some.p50Ms(),
                some.p90Ms(),
                some.p99Ms(),
                some.p999Ms(),
                some.maxMs());
    }

    private static void cpu(StringBuilder text, String what, CpuTaken taken) {
        line(
                text,
                what,
                "%.3f ms a request, %,.0f requests per CPU-second (%d processes)",
                taken.millisecondsPerRequest(),
                taken.requestsPerSecond(),
                taken.processes());
    }

    private static void line(StringBuilder text, String what, String format, Object... values) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %-14s%s%n",
                        what,
                        String.format(Locale.ROOT, format, values)));
    }
}
