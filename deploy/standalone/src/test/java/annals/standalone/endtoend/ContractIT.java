package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the registry says of its API, held against what it does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningRegistry registry;
    private JsonNode contract;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        registry = RegistryStart.fresh(home).run();
        contract = JsonMapper.shared().readTree(send("GET", "/openapi.json").body());
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
        http.close();
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(registry.client().uri(path))
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static String filled(String path) {
        return path.replace("{serverName}", "com.example%2Fweather")
                .replace("{version}", "1.0.0")
                .replace("{otherVersion}", "1.0.0")
                .replace("{schemaName}", "server-version-published.v1.json");
    }

    private List<String> prefixes(JsonNode path) {
        var servers = path.has("servers") ? path.path("servers") : contract.path("servers");
        var prefixes = new ArrayList<String>();
        servers.forEach(server -> prefixes.add(server.path("url").stringValue()));
        return prefixes.stream().map(url -> url.equals("/") ? "" : url).toList();
    }

    @Test
    void everyOperationOfTheContractIsServedAndAnswersAsItSays() throws Exception {
        for (var path : contract.path("paths").properties()) {
            for (var prefix : prefixes(path.getValue())) {
                for (var operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        var method = operation.getKey().toUpperCase(Locale.ROOT);
                        var answer = send(method, prefix + filled(path.getKey()));
                        assertThat(operation.getValue().path("responses").propertyNames())
                                .as("%s %s%s", method, prefix, path.getKey())
                                .contains(Integer.toString(answer.statusCode()));
                    }
                }
            }
        }
    }

    @Test
    void methodsThatTheContractDoesNotHaveAreNotServed() throws Exception {
        for (var path : contract.path("paths").properties()) {
            for (var method : METHODS) {
                if (!path.getValue().has(method) && !path.getKey().equals("/metrics")) {
                    assertThat(
                                    send(
                                                    method.toUpperCase(Locale.ROOT),
                                                    "/v0.1" + filled(path.getKey()))
                                            .statusCode())
                            .as("%s %s", method, path.getKey())
                            .isIn(404, 405);
                }
            }
        }
    }

    @Test
    void downstreamsRecogniseTheContract() {
        assertThat(contract.path("info").path("version").stringValue()).isEqualTo("1.0.0");
        assertThat(contract.path("info").path("description").stringValue())
                .contains("https://github.com/modelcontextprotocol/registry");
    }

    @Test
    void thePagesLoadNothingFromElsewhere() throws Exception {
        for (var page : List.of("/", "/docs")) {
            var answer = send("GET", page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("default-src 'none'"));
            assertThat(answer.body()).doesNotContain("src=\"http").doesNotContain("href=\"http");
        }
        for (var part : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
            assertThat(send("GET", "/docs/" + part).statusCode()).as(part).isEqualTo(200);
        }
        assertThat(send("GET", "/docs/other.js").statusCode()).isEqualTo(404);
    }

    @Test
    void theYamlIsTheSameContract() throws Exception {
        var yaml = send("GET", "/openapi.yaml");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/openapi+yaml");
        assertThat(yaml.body())
                .contains("openapi: 3.1.0")
                .contains("/servers/{serverName}/versions");
    }
}
