package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class HttpMetricsTest extends OverTheWire {

    private Set<String> page() {
        return wire().get("/metrics")
                .lines()
                .filter(line -> line.startsWith("mcp_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Lines that were not there before; the histogram's aside. */
    private Set<String> changed(Runnable requests) {
        var before = page();
        requests.run();
        var after = page();
        after.removeAll(before);
        after.removeIf(line -> line.startsWith("mcp_registry_http_request_duration"));
        return after;
    }

    @Test
    void thePageNamesWhatTheOfficialServiceNames() throws IOException {
        var metrics = new HttpMetrics();
        metrics.answered("GET", "/v0/servers/{name}/versions/{version}", 200, 0.004);
        metrics.up("/v0/health", "1.2.3");
        var text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(text, metrics.registry().scrape());

        assertThat(text.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly(
                        """
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="0.005"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="0.1"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="0.25"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="0.5"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="1.0"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="2.5"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="5.0"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="10.0"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="20.0"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="50.0"} 1
                        mcp_registry_http_request_duration_bucket{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200",le="+Inf"} 1
                        mcp_registry_http_request_duration_count{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200"} 1
                        mcp_registry_http_request_duration_sum{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200"} 0.004
                        mcp_registry_http_requests_total{method="GET",path="/v0/servers/{name}/versions/{version}",status_code="200"} 1.0
                        mcp_registry_service_up{path="/v0/health",service="mcp_registry",version="1.2.3"} 1.0
                        """
                                .lines()
                                .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v0.1/servers, /v0.1/servers, 200",
        "HEAD, /v0/servers, /v0/servers, 200",
        "GET, //v0.1/servers, /v0.1/servers, 200",
        "GET, /v0.1/servers?limit=0, /v0.1/servers, 422",
        "GET, /v0.1/broken, /v0.1/broken, 500",
        "GET, /v0.1/away, /v0.1/away, 503",
        "POST, /v0/publish, /v0/publish, 400",
        "PATCH, /v0/servers/a%2fb/versions/1/status, /v0/servers/{name}/versions/{version}/status,"
                + " 400",
    })
    void aRequestIsCountedUnderItsRoute(String method, String target, String route, int status) {
        var labels =
                "{method=\"%s\",path=\"%s\",status_code=\"%d\"}".formatted(method, route, status);

        assertThat(changed(() -> wire().request(method, target)))
                .hasSize(status >= 400 ? 2 : 1)
                .anyMatch(line -> line.startsWith("mcp_registry_http_requests_total" + labels))
                .allMatch(line -> line.contains(labels));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/nothing",
                "/v0.1/servers/a/b/c/d",
                "/nothing",
                "/",
                "/v0.1/health",
                "/v0/ping",
                "/metrics",
                "/docs",
                "/v0.1/servers/",
                "/v0.1/servers?search=%00"
            })
    void whatIsNoRouteIsNotCounted(String target) {
        assertThat(changed(() -> wire().get(target))).isEmpty();
    }

    @Test
    void aWrongMethodIsNotCounted() {
        assertThat(changed(() -> wire().request("DELETE", "/v0.1/servers"))).isEmpty();
    }

    @Test
    void aRefusalBeforeTheRouterIsCountedUnderTheRouteThatWasMeant() {
        assertThat(changed(() -> wire().request("POST", "/v0/publish", "X-Gate: refuse")))
                .hasSize(2)
                .allMatch(
                        line ->
                                line.contains(
                                        "{method=\"POST\",path=\"/v0/publish\",status_code=\"401\"}"));
    }

    @Test
    void aClientThatHangsUpIsCountedAs499AndIsNoError() {
        var gone =
                "mcp_registry_http_requests_total{method=\"GET\",path=\"/v0.1/endless\",status_code=\"499\"}"
                    + " 1.0";

        assertThat(changed(() -> hangUpAndAwait(gone))).containsExactly(gone);
    }

    private void hangUpAndAwait(String line) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), wire().port())) {
            var request = Wire.head("GET", "/v0.1/endless") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
            // with a reset, so that the server hears of it
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!page().contains(line) && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void onlyReadingIsPossible() {
        assertThat(wire().request("POST", "/metrics")).startsWith("405\nAllow: GET, HEAD\n");
        assertThat(wire().request("HEAD", "/metrics")).startsWith("200\n");
    }

    @Test
    void openMetricsIsForThoseWhoAsk() {
        assertThat(wire().get("/metrics"))
                .contains("Content-Type: text/plain;version=0.0.4;charset=utf-8\n");
        assertThat(wire().get("/metrics", "Accept: application/openmetrics-text; version=1.0.0"))
                .contains(
                        "Content-Type: application/openmetrics-text;version=1.0.0;charset=utf-8\n")
                .endsWith("# EOF\n");
    }
}
