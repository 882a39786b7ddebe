package annals.command.api;

import annals.command.server.DecideTimes;
import annals.command.server.Refusal;
import annals.eventstore.AppendTimes;
import annals.http.HttpMetrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

import org.springframework.stereotype.Component;

import java.util.Locale;

/** What Prometheus is told of writes: how long they take, and why servers refuse them. */
@Component
final class WriteMetrics implements AppendTimes, DecideTimes {

    private static final double[] BUCKETS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5
    };

    private final Histogram appends =
            histogram("append_duration", "Seconds to number and store events, turns included");

    private final Histogram decisions =
            histogram("decide_duration", "Seconds until a server has decided, turns included");

    private final Counter refusals =
            Counter.builder()
                    .name("mcp_registry_refusals")
                    .help("Writes that a server has refused")
                    .labelNames("kind")
                    .build();

    WriteMetrics(HttpMetrics metrics) {
        metrics.register(appends);
        metrics.register(decisions);
        metrics.register(refusals);
    }

    private static Histogram histogram(String name, String help) {
        return Histogram.builder()
                .name("mcp_registry_" + name)
                .help(help)
                .classicOnly()
                .classicUpperBounds(BUCKETS)
                .build();
    }

    @Override
    public void appended(double seconds) {
        appends.observe(seconds);
    }

    @Override
    public void decided(double seconds) {
        decisions.observe(seconds);
    }

    /** The kind is the refusal's own name: {@code duplicate-version}. */
    void refused(Refusal refusal) {
        var kind = refusal.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        refusals.labelValues(kind.toLowerCase(Locale.ROOT)).inc();
    }
}
