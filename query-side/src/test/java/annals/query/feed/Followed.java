package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream that is read line by line as it comes, until it is cut. */
final class Followed implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String END = "(end)";
    private static final String BROKEN = "(broken)";

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Followed(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    static Followed open(String url, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Followed(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    }

    private void read() {
        try (var reader =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                lines.add(line);
            }
            lines.add(END);
        } catch (IOException cut) {
            lines.add(BROKEN);
        }
    }

    HttpResponse<InputStream> answer() {
        return answer;
    }

    /** The next line; fails when none comes. */
    String next() throws InterruptedException {
        var line = lines.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(line).as("a line, after %s", LONGEST).isNotNull();
        return line == null ? "" : line;
    }

    /** The next line that says something. */
    String nextSaying() throws InterruptedException {
        var line = next();
        while (line.isEmpty()) {
            line = next();
        }
        return line;
    }

    /** Whether it ends here, and as it should. */
    void awaitEnd() throws InterruptedException {
        assertThat(nextSaying()).isEqualTo(END);
    }

    /** Cuts it off. */
    @Override
    public void close() throws IOException {
        answer.body().close();
    }
}
