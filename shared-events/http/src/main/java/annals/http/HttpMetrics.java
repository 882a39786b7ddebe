package annals.http;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the official service tells Prometheus of its requests, under its names (http-api 11). Their
 * values are labels of small sets: paths are those of routes, never of requests.
 */
public final class HttpMetrics {

    /** Seconds; the official service's. */
    private static final double[] BUCKETS = {0.005, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 50};

    private static final int CLIENT_GONE = 499;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter requests =
            Counter.builder()
                    .name("mcp_registry_http_requests")
                    .help("Requests answered")
                    .labelNames("method", "path", "status_code")
                    .register(registry);

    private final Counter errors =
            Counter.builder()
                    .name("mcp_registry_http_errors")
                    .help("Requests answered with status 400 or higher")
                    .labelNames("method", "path", "status_code")
                    .register(registry);

    private final Histogram durations =
            Histogram.builder()
                    .name("mcp_registry_http_request_duration")
                    .help("Seconds from a request to the end of its answer")
                    .labelNames("method", "path", "status_code")
                    .classicOnly()
                    .classicUpperBounds(BUCKETS)
                    .register(registry);

    private final Gauge up =
            Gauge.builder()
                    .name("mcp_registry_service_up")
                    .help("1 since the service was asked for its health")
                    .labelNames("path", "version", "service")
                    .register(registry);

    private final Map<Answered, Series> series = new ConcurrentHashMap<>();

    private record Answered(String method, String path, int status) {}

    private record Series(CounterDataPoint requests, DistributionDataPoint durations) {}

    /** Counts a request whose answer is out, or whose client has gone (499). */
    void answered(String method, String route, int status, double seconds) {
        var known = series.computeIfAbsent(new Answered(method, route, status), this::series);
        known.requests().inc();
        known.durations().observe(seconds);
        if (status >= 400 && status != CLIENT_GONE) {
            errors.labelValues(method, route, Integer.toString(status)).inc();
        }
    }

    private Series series(Answered answered) {
        var status = Integer.toString(answered.status());
        return new Series(
                requests.labelValues(answered.method(), answered.path(), status),
                durations.labelValues(answered.method(), answered.path(), status));
    }

    /** Notes that a health call was answered. */
    public void up(String route, String version) {
        up.labelValues(route, version, "mcp_registry").set(1);
    }

    /** Adds what a room measures of itself; labels are of small, bounded sets only. */
    public void register(Collector collector) {
        registry.register(collector);
    }

    PrometheusRegistry registry() {
        return registry;
    }
}
