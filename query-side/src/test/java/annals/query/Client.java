package annals.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a registry.
 *
 * @param url without a slash at the end
 */
public record Client(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Asks with GET; headers as name, value, name, value. */
    public HttpResponse<String> get(String target, String... headers) {
        return ask("GET", target, headers);
    }

    /** Asks; headers as name, value, name, value. */
    public HttpResponse<String> ask(String method, String target, String... headers) {
        return send(method, target, BodyHandlers.ofString(StandardCharsets.UTF_8), headers);
    }

    /** Asks with GET for the bytes as they come. */
    public HttpResponse<byte[]> bytes(String target, String... headers) {
        return send("GET", target, BodyHandlers.ofByteArray(), headers);
    }

    /** A page of the list. */
    public ListAnswer list(String query, String... headers) {
        return ListAnswer.of(get("/v0.1/servers?" + query, headers));
    }

    private <T> HttpResponse<T> send(
            String method, String target, HttpResponse.BodyHandler<T> body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url + target))
                        .version(HttpClient.Version.HTTP_1_1)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
