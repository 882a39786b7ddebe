package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses before any filter of ours sees it. */
class ErrorValveTest extends OverTheWire {

    private static final String MALFORMED =
            earlyProblem(
                    400,
                    "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Invalid request: the"
                        + " request line or a header is not valid HTTP (RFC 9112), or together they"
                        + " exceed 32768 bytes; in a URL all but letters, digits and -._~ is sent"
                        + " as %XX\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers?search=a\\b",
                "/v0.1/a\\b",
                "/v0.1/\u0000",
                "/v0.1/servers?search=\u0000",
                "/v0.1/servers?search=\u00e9",
                "/v0.1/servers#fragment",
                "/../etc/passwd",
                "servers",
                "*",
                "http://another.test/v0.1/servers"
            })
    void aMalformedTarget(String target) {
        assertThat(wire().get(target)).isEqualTo(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "B@d: name",
                "no colon",
                "X: nul \u0000",
                "Content-Length: many",
                "Host: second.test"
            })
    void aMalformedHeader(String header) {
        assertThat(wire().get("/v0.1/servers", header)).isEqualTo(MALFORMED);
    }

    @Test
    void tooLongARequestLine() {
        assertThat(wire().get("/v0.1/" + "x".repeat(33_000))).isEqualTo(MALFORMED);
    }

    @Test
    void tooLongHeaders() {
        assertThat(wire().get("/v0.1/servers", "X: " + "y".repeat(33_000))).isEqualTo(MALFORMED);
    }

    @Test
    void tooManyHeaders() {
        assertThat(wire().get("/v0.1/servers", "X: y\r\n".repeat(200) + "X: z"))
                .isEqualTo(MALFORMED);
    }

    @Test
    void noHost() {
        assertThat(wire().send("GET /v0.1/servers HTTP/1.1\r\n\r\n")).isEqualTo(MALFORMED);
    }

    @Test
    void longButBearableIsServed() {
        assertThat(
                        wire().get(
                                        "/v0.1/servers?search=" + "x".repeat(14_000),
                                        "X: " + "y".repeat(14_000)))
                .startsWith("200\n");
    }

    @Test
    void methodsOfNoPath() {
        assertThat(wire().request("TRACE", "/v0.1/servers"))
                .isEqualTo(
                        answer(
                                """
                                405
                                Allow: GET, HEAD, POST, PUT, PATCH, DELETE
                                Content-Type: application/problem+json\
                                """,
                                "{\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"No"
                                        + " path of this server has this method\"}\n"));
        assertThat(wire().request("CONNECT", "/v0.1/servers"))
                .isEqualTo(
                        earlyProblem(
                                501,
                                "{\"title\":\"Not Implemented\",\"status\":501,\"detail\":\"The"
                                    + " server does not know this method or transfer coding\"}"));
    }

    @Test
    void anotherProtocol() {
        assertThat(wire().send("GET /v0.1/servers HTTP/3.0\r\nHost: a.test\r\n\r\n"))
                .startsWith("505\nContent-Type: application/problem+json\n")
                .endsWith("\"detail\":\"The server speaks HTTP/1.1 and HTTP/1.0\"}\n");
    }

    @Test
    void anotherExpectation() {
        assertThat(wire().send("POST", "/v0.1/publish", "{}", "Expect: gifts"))
                .startsWith("417\nContent-Type: application/problem+json\n")
                .contains("\"detail\":\"The server cannot accept this request\"}");
    }
}
