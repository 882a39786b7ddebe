package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A registry's HTTP API, as far as it is loaded. Redirects are not followed: they could lead away
 * from the server that may be loaded.
 */
public final class Registry implements AutoCloseable {

    /** A request that takes longer has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int LONGEST_REASON = 160;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BaseUrl base;
    private final HttpClient client;

    /** Connections are made when needed, one for each request that is under way. */
    public Registry(BaseUrl base) {
        this.base = base;
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(PATIENCE)
                        // a fifth less of our own CPU than with the client's own threads
                        .executor(threads)
                        .build();
    }

    /**
     * An answer.
     *
     * @param status 0 when there was none, and the body says why
     * @param position of the registry, as the answer says; 0 when it does not
     * @param watermark what to ask for next, as the answer's header says; empty when it does not
     */
    public record Answer(int status, byte[] body, long position, String watermark) {

        /** Whether it is what was asked for. */
        public boolean good() {
            return status == 200;
        }

        /** What to count it under. */
        public String reason() {
            var text = new String(body, StandardCharsets.UTF_8).strip();
            var start = text.substring(0, Math.min(LONGEST_REASON, text.length()));
            return status == 0 ? start : "%s %s".formatted(status, start).strip();
        }
    }

    /** Reads a path, which is escaped already. */
    public Answer get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(base.at(path)).timeout(PATIENCE).build());
    }

    /** Begins to read a stream; to be closed. */
    public InputStream open(String path, String accept) throws InterruptedException {
        var request = HttpRequest.newBuilder(base.at(path)).header("Accept", accept).build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new RunFailed(
                        "a stream was expected at %s, found %s"
                                .formatted(path, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new RunFailed("a stream was expected at %s, found %s".formatted(path, e));
        }
    }

    /**
     * Begins to read a stream that comes as fast as it can, over a connection of its own; to be
     * closed. The client that all else uses takes half as much more of the CPU for it, which it
     * would take from the registry on the same machine.
     */
    public InputStream openFast(String path, String accept) throws IOException {
        var connection = (HttpURLConnection) base.at(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setRequestProperty("Accept", accept);
        if (connection.getResponseCode() != 200) {
            throw new RunFailed(
                    "a stream was expected at %s, found %s"
                            .formatted(path, connection.getResponseCode()));
        }
        return connection.getInputStream();
    }

    /** What to ask with so that only a page that has changed is sent; empty when there is none. */
    String entityTag(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(base.at(path)).timeout(PATIENCE).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return answer.headers().firstValue("ETag").orElse("");
        } catch (IOException e) {
            throw new RunFailed("a page was expected at %s, found %s".formatted(path, e));
        }
    }

    /** Reads a path again, if it is not as it was. */
    Answer getUnless(String path, String entityTag) throws InterruptedException {
        return send(
                HttpRequest.newBuilder(base.at(path))
                        .timeout(PATIENCE)
                        .header("If-None-Match", entityTag)
                        .build());
    }

    /** Sends JSON. */
    public Answer post(String path, byte[] json, String... headers) throws InterruptedException {
        return write("POST", path, json, headers);
    }

    /** Sends JSON by any method; headers as name, value, name, value. */
    public Answer write(String method, String path, byte[] json, String... headers)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(base.at(path))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** Begins to read a file in this coding; to be closed. */
    InputStream file(String path, String coding) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(base.at(path))
                        .timeout(PATIENCE)
                        .header("Accept-Encoding", coding)
                        .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new RunFailed(
                        "a file was expected at %s, found %s"
                                .formatted(path, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new RunFailed("a file was expected at %s, found %s".formatted(path, e));
        }
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValueAsLong("X-Registry-Position").orElse(0),
                    response.headers().firstValue("X-Registry-Watermark").orElse(""));
        } catch (IOException e) {
            var why = "no answer: " + e;
            return new Answer(0, why.getBytes(StandardCharsets.UTF_8), 0, "");
        }
    }

    @Override
    public void close() {
        client.close();
        threads.close();
    }
}
