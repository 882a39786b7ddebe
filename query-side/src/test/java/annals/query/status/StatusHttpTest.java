package annals.query.status;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.http.Answer;
import annals.query.Answers;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The small endpoints over HTTP. */
class StatusHttpTest {

    private static TestEventStore store;
    private static RunningReader reader;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        reader = RunningReader.on(store.address(), "annals.status.github-client-id=Iv1.abc");
    }

    @AfterAll
    static void stop() {
        reader.close();
        store.close();
    }

    private static String ok(String body) {
        return """
        200
        cache-control: no-store
        content-type: application/json
        vary: Origin

        %s
        """
                .formatted(body);
    }

    @Test
    void healthIsOkAndNamesTheClientOfGithub() {
        for (var path : new String[] {"/v0/health", "/v0.1/health"}) {
            assertThat(Answers.shown(reader.get(path)))
                    .isEqualTo(ok("{\"status\":\"ok\",\"github_client_id\":\"Iv1.abc\"}"));
        }
    }

    @Test
    void healthWithoutAClientOfGithubNamesNone() {
        assertThat(Answer.json(new HealthController.Health("ok", "")).body())
                .asString()
                .isEqualTo("{\"status\":\"ok\"}\n");
    }

    @Test
    void aPingIsAnswered() {
        assertThat(Answers.shown(reader.get("/v0.1/ping"))).isEqualTo(ok("{\"pong\":true}"));
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(reader.get("/v0.1/version").body())
                .matches(
                        "\\{\"version\":\"\\d+\\.\\d+\\.\\d+[^\"]*\",\"git_commit\":\"([0-9a-f]{40}|unknown)\",\"build_time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}\n");
    }

    @Test
    void linksKeepThePrefixOfAProxy() {
        var prefix = new String[] {"X-Forwarded-Prefix", "/mcp/registry"};
        assertThat(reader.get("/v0.1/x/dev.annals", prefix).body())
                .endsWith(",\"links\":" + linksBelow("/mcp/registry") + "}\n");
        assertThat(reader.get("/openapi.yaml", prefix).body())
                .contains(
                        "\nservers:\n  - url: /mcp/registry/v0.1\n  - url: /mcp/registry/v0\n",
                        "    servers:\n      - url: /mcp/registry/\n");
        assertThat(reader.get("/openapi.json", prefix).body())
                .contains(
                        "\"servers\":[{\"url\":\"/mcp/registry/v0.1\"},"
                                + "{\"url\":\"/mcp/registry/v0\"}]",
                        "\"servers\":[{\"url\":\"/mcp/registry/\"}]");
    }

    private static String linksBelow(String prefix) {
        return """
        {"servers":"@/v0.1/servers",\
        "events":"@/v0.1/x/dev.annals/events",\
        "snapshot":"@/v0.1/x/dev.annals/snapshot",\
        "audit":"@/v0.1/x/dev.annals/audit",\
        "history":"@/v0.1/x/dev.annals/servers/{serverName}/history",\
        "openapi":"@/openapi.yaml"}\
        """
                .replace("@", prefix);
    }

    @Test
    void linksAreOursWithoutAProxy() {
        assertThat(reader.get("/v0.1/x/dev.annals").body())
                .endsWith(",\"links\":" + linksBelow("") + "}\n");
        assertThat(reader.get("/openapi.yaml").body())
                .contains("\nservers:\n  - url: /v0.1\n  - url: /v0\n");
    }

    @Test
    void aHealthCallIsToldToPrometheus() {
        reader.get("/v0/health");
        assertThat(reader.get("/metrics").body())
                .containsPattern(
                        "mcp_registry_service_up\\{path=\"/v0/health\",service=\"mcp_registry\",version=\"\\d[^\"]*\"}"
                            + " 1.0");
    }

    @Test
    void readsAreToldToPrometheusUnderTheirRoutes() {
        reader.get("/v0/servers/com.example%2Fa/versions/latest");
        reader.get("/v0/ping");
        assertThat(reader.get("/metrics").body())
                .contains(
                        "mcp_registry_http_requests_total{method=\"GET\",path=\"/v0/servers/{serverName}/versions/{version}\",status_code=\"404\"}"
                            + " 1.0")
                .doesNotContain("ping");
    }
}
