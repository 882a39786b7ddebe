package annals.query.feed;

import annals.http.HttpMetrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;

/** What Prometheus is told of the feed. */
final class FeedMetrics {

    private final Gauge streams =
            Gauge.builder()
                    .name("mcp_registry_feed_streams")
                    .help("Who follows the feed just now: streams, and pages that are held")
                    .labelNames("format")
                    .build();

    private final Counter sent =
            Counter.builder()
                    .name("mcp_registry_feed_events_sent")
                    .help("Events that were sent, each as often as it was sent")
                    .labelNames("format")
                    .build();

    private final Counter refused =
            Counter.builder()
                    .name("mcp_registry_feed_refused")
                    .help("Readers of the feed that were sent away")
                    .labelNames("reason")
                    .build();

    FeedMetrics(HttpMetrics metrics) {
        for (var format : FeedFormat.values()) {
            streams.labelValues(format.label()).set(0);
            sent.initLabelValues(format.label());
        }
        for (var reason : RefusedReader.Reason.values()) {
            refused.initLabelValues(reason.label());
        }
        metrics.register(streams);
        metrics.register(sent);
        metrics.register(refused);
    }

    void opened(FeedFormat format) {
        streams.labelValues(format.label()).inc();
    }

    void closed(FeedFormat format) {
        streams.labelValues(format.label()).dec();
    }

    void sent(FeedFormat format, int events) {
        sent.labelValues(format.label()).inc(events);
    }

    void refused(RefusedReader.Reason reason) {
        refused.labelValues(reason.label()).inc();
    }
}
