package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryApiTest extends OverTheWire {

    private static final String LISTED =
            """
            200
            Content-Type: application/json
            Vary: Origin
            X-Registry-Position: 7\
            """;
    private static final String SEE_DOCS = "See /docs for the API documentation.";

    @ParameterizedTest
    @ValueSource(strings = {"/v0/servers", "/v0.1/servers", "http://registry.test/v0.1/servers"})
    void aControllerAnswersUnderBothPrefixes(String path) {
        assertThat(wire().get(path)).isEqualTo(answer(LISTED, "{\"limit\":30}\n"));
    }

    @Test
    void headIsGetWithoutTheBody() {
        assertThat(wire().request("HEAD", "/v0.1/servers")).isEqualTo(answer(LISTED, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense", ";;;", "application/json;q=x", "image/*, a/b"})
    void noAcceptHeaderFails(String accept) {
        assertThat(wire().get("/v0.1/object", "Accept: " + accept)).startsWith("200\n");
        assertThat(wire().get("/v0.1/servers", "Accept: " + accept)).startsWith("200\n");
        assertThat(wire().get("/v0.1/nothing", "Accept: " + accept)).startsWith("404\n");
        assertThat(wire().get("/v0.1/broken", "Accept: " + accept)).startsWith("500\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v0.1/nothing", "/v0/servers/a.b%2Fc", "/v0.1/servers/a.b/c/versions"})
    void anUnknownPathOfTheApiPointsAtTheDocs(String path) {
        assertThat(wire().get(path)).isEqualTo(unknownPath("Endpoint not found. " + SEE_DOCS));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /,            /
                    /health,      /health
                    /v0,          /v0
                    /v1/servers,  /v1/servers
                    /error,       /error
                    /a%2Fb,       /a/b
                    /a%3Cb%3E%26, /a\\u003cb\\u003e\\u0026
                    /%22,         /\\"
                    """)
    void anUnknownPathElsewhereIsOfferedThePrefix(String path, String shown) {
        assertThat(wire().get(path))
                .isEqualTo(
                        unknownPath(
                                "Endpoint not found. Did you mean '/v0.1%1$s' or '/v0%1$s'? %2$s"
                                        .formatted(shown, SEE_DOCS)));
    }

    @ParameterizedTest
    @CsvSource({
        "/v0.1/servers/v0.1/servers, /v0.1",
        "/v0.1/v0.1/servers, /v0.1",
        "/v0/v0.1, /v0",
        "/v0.1/servers/v0/publish, /v0.1"
    })
    void aRepeatedPrefixIsNamed(String path, String base) {
        assertThat(wire().get(path))
                .isEqualTo(
                        unknownPath(
                                "Endpoint not found. The path repeats the version of the API: the base URL must end before '%s'. %s"
                                        .formatted(base, SEE_DOCS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v0.1/servers", "/v0.1/publish", "/v0.1/nothing"})
    void optionsThatIsNoPreflightIsUnknown(String path) {
        assertThat(wire().request("OPTIONS", path))
                .isEqualTo(unknownPath("Endpoint not found. " + SEE_DOCS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "FOO"})
    void anyMethodOfAnUnknownPathIsNotFound(String method) {
        assertThat(wire().request(method, "/v0.1/nothing"))
                .isEqualTo(unknownPath("Endpoint not found. " + SEE_DOCS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    DELETE | /v0.1/servers/a.b%2Fc/versions/1.0.0 | GET, HEAD, PUT | To delete this version, send PATCH /v0.1/servers/a.b%2Fc/versions/1.0.0/status with {\\"status\\":\\"deleted\\"}
                    PATCH  | /v0/servers/a.b%2Fc/versions/1.0.0   | GET, HEAD, PUT | To change the status, send PATCH /v0/servers/a.b%2Fc/versions/1.0.0/status
                    POST   | /v0.1/servers                        | GET, HEAD      | To publish, send POST /v0.1/publish
                    DELETE | /v0.1/servers                        | GET, HEAD      | To delete all versions of a server, send PATCH /v0.1/servers/{serverName}/status with {\\"status\\":\\"deleted\\"}
                    """)
    void aWrongMethodIsToldTheRightCall(
            String method, String path, String allowed, String rightCall) {
        assertThat(wire().request(method, path))
                .isEqualTo(
                        answer(
                                "405\nAllow: %s\nContent-Type: application/problem+json\nVary: Origin"
                                        .formatted(allowed),
                                "{\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"%s is not a method of %s, which has %s. %s\"}\n"
                                        .formatted(method, path, allowed, rightCall)));
    }

    @ParameterizedTest
    @CsvSource({"GET, /v0.1/publish, POST", "HEAD, /v0.1/publish, POST", "get, /v0/servers, GET"})
    void aWrongMethodIsToldTheMethodsThereAre(String method, String path, String allowed) {
        assertThat(wire().request(method, path))
                .startsWith("405\nAllow: " + allowed)
                .contains("application/problem+json");
    }

    @Test
    void aBodyForAnUnknownPathIsNotRead() {
        assertThat(wire().send("POST", "/v0.1/nothing", "{", "Content-Type: multipart/form-data"))
                .isEqualTo(unknownPath("Endpoint not found. " + SEE_DOCS));
    }
}
