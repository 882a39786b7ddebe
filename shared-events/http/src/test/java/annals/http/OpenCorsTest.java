package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenCorsTest extends OverTheWire {

    private static final String ORIGIN = "Origin: https://a.test";
    private static final String PREFLIGHT_VARY =
            "Vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    @Test
    void anOriginIsWelcomeAndMayReadOurHeaders() {
        assertThat(wire().get("/v0.1/servers", ORIGIN))
                .isEqualTo(
                        answer(
                                """
                                200
                                Access-Control-Allow-Origin: *
                                Access-Control-Expose-Headers: Content-Type, Content-Length, X-Registry-Position, X-Registry-Watermark, X-Registry-Duplicate, X-Registry-Ignored-Parameters, X-Registry-As-Of, X-Request-Id, Idempotency-Replayed, ETag, Accept-Ranges, Content-Range, Link, Location, Retry-After, WWW-Authenticate
                                Content-Type: application/json
                                Vary: Origin
                                X-Registry-Position: 7\
                                """,
                                "{\"limit\":30}\n"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /v0.1/nothing, 404", "DELETE, /v0.1/servers, 405", "GET, /v0/broken, 500"})
    void refusalsAreOpenToo(String method, String path, int status) {
        assertThat(wire().request(method, path, ORIGIN))
                .startsWith(status + "\nAccess-Control-Allow-Origin: *\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "FOO"})
    void otherMethodsGetNoMoreThanVary(String method) {
        assertThat(wire().request(method, "/v0.1/servers", ORIGIN))
                .doesNotContain("Access-Control")
                .contains("\nVary: Origin\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void aPreflightAllowsTheOneMethodAsked(String method) {
        assertThat(preflight("/v0.1/publish", method, ORIGIN))
                .isEqualTo(
                        answer(
                                """
                                204
                                Access-Control-Allow-Methods: %s
                                Access-Control-Allow-Origin: *
                                Access-Control-Max-Age: 86400
                                %s\
                                """
                                        .formatted(method, PREFLIGHT_VARY),
                                ""));
    }

    @Test
    void aPreflightEchoesTheHeadersAsked() {
        assertThat(
                        preflight(
                                "/v0.1/publish",
                                "PATCH",
                                ORIGIN,
                                "Access-Control-Request-Headers: authorization, x-a"))
                .startsWith("204\nAccess-Control-Allow-Headers: authorization, x-a\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "FOO", "patch"})
    void aPreflightForAnotherMethodAllowsNothing(String method) {
        assertThat(preflight("/v0.1/publish", method, ORIGIN))
                .isEqualTo(answer("204\n" + PREFLIGHT_VARY, ""));
    }

    @Test
    void aPreflightWithoutAnOriginAllowsNothing() {
        assertThat(preflight("/v0.1/publish", "GET"))
                .isEqualTo(answer("204\n" + PREFLIGHT_VARY, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v0.1/servers/", "//v0.1/servers", "/v0.1/nothing", "/"})
    void aPreflightIsAnsweredOnEveryPath(String path) {
        assertThat(preflight(path, "GET", ORIGIN)).startsWith("204\n");
    }

    private String preflight(String path, String method, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 1, headers.length);
        all[0] = "Access-Control-Request-Method: " + method;
        return wire().request("OPTIONS", path, all);
    }
}
