package annals.http;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test that asks the running {@link TrialRegistry}; all of them share one. */
@SpringBootTest(
        classes = TrialRegistry.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "spring.threads.virtual.enabled=true"})
abstract class OverTheWire {

    @LocalServerPort private int port;

    final Wire wire() {
        return new Wire(port);
    }

    /** An answer of two lines and more, as {@link Wire} shows it. */
    static String answer(String statusAndHeaders, String body) {
        return statusAndHeaders + "\n\n" + body;
    }

    /** A problem that was sent by the registry itself, hence with {@code Vary}. */
    static String problem(int status, String json) {
        return answer(
                status + "\nContent-Type: application/problem+json\nVary: Origin", json + "\n");
    }

    /** A problem that was sent before the registry saw the request. */
    static String earlyProblem(int status, String json) {
        return answer(status + "\nContent-Type: application/problem+json", json + "\n");
    }

    static String ok(String json) {
        return answer("200\nContent-Type: application/json\nVary: Origin", json + "\n");
    }

    static String unknownPath(String detail) {
        return answer(
                """
                404
                Content-Type: application/problem+json
                Vary: Origin
                X-Content-Type-Options: nosniff\
                """,
                "{\"detail\":\"%s\",\"status\":404,\"title\":\"Not Found\"}".formatted(detail));
    }
}
