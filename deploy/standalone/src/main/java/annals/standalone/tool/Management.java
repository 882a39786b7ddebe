package annals.standalone.tool;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** The management port of a registry. */
final class Management {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TO_CONNECT)
                    .build();

    Management(URI base) {
        this.base = base;
    }

    /** Nothing listens there. */
    static final class NobodyThere extends Exception {

        private static final long serialVersionUID = 1;
    }

    URI base() {
        return base;
    }

    /** Looks whether a registry answers there. */
    void find() throws NobodyThere {
        var request = request("/actuator/health/liveness").timeout(TO_CONNECT).GET().build();
        try {
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200 || !answer.body().contains("\"status\"")) {
                throw ToolFailure.failed(
                        "what answers at %s is not the management port of a registry; --url says where that is"
                                .formatted(base));
            }
        } catch (ConnectException e) {
            throw new NobodyThere();
        } catch (IOException e) {
            throw gone(e);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    Reply get(String path) {
        return send("GET", path, request(path).timeout(TO_ANSWER).GET());
    }

    Reply post(String path) {
        return send("POST", path, request(path).timeout(TO_ANSWER).POST(BodyPublishers.noBody()));
    }

    Reply post(String path, Object json) {
        return send(
                "POST",
                path,
                request(path)
                        .timeout(TO_ANSWER)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(json))));
    }

    Reply delete(String path) {
        return send("DELETE", path, request(path).timeout(TO_ANSWER).DELETE());
    }

    /** The same as a post, for what takes as long as it takes. */
    Reply postPatiently(String path) {
        return send("POST", path, request(path).POST(BodyPublishers.noBody()));
    }

    /** An answer that comes line by line; to be closed. */
    Stream<String> lines(String path) throws IOException {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofLines()).body();
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Reply send(String method, String path, HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(method + " " + base.resolve(path), answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw gone(e);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private ToolFailure gone(IOException failure) {
        return ToolFailure.failed(
                failure instanceof HttpTimeoutException
                        ? "the registry at %s does not answer in time".formatted(base)
                        : "the registry at %s does not answer (%s)".formatted(base, failure));
    }

    private static ToolFailure stopped() {
        Thread.currentThread().interrupt();
        return ToolFailure.failed("interrupted");
    }
}
