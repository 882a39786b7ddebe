package annals.benchmarks.updates;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** Reads pages of any length, and says each time on which event it stands. */
final class PageReader implements FeedReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 200;

    private static final Pattern NEXT =
            Pattern.compile("<[^>]*[?&]after=(\\d+)(?:&leaf=([0-9a-f]{64}))?[&>].*");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final FeedCopy copy;
    private final boolean isBatch;
    private final int wait;
    private final Random random;

    /**
     * @param isBatch whether it asks for a bare array
     * @param wait for so many seconds a page that would be empty is held
     */
    PageReader(FeedCopy copy, boolean isBatch, int wait, Random random) {
        this.copy = copy;
        this.isBatch = isBatch;
        this.wait = wait;
        this.random = random;
    }

    @Override
    public boolean read(int port, LongSupplier end) throws IOException, InterruptedException {
        var leaf = copy.leaf().isEmpty() ? "" : "&leaf=" + copy.leaf();
        var path =
                "%s?after=%d%s&limit=%d&wait=%d"
                        .formatted(EVENTS, copy.position(), leaf, 1 + random.nextInt(MOST), wait);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                        .header(
                                "Accept",
                                isBatch ? "application/cloudevents-batch+json" : "application/json")
                        .timeout(PATIENCE)
                        .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() == 503) {
            return true;
        }
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    "%s: %s: %s %s"
                            .formatted(
                                    copy.reader(),
                                    path,
                                    answer.statusCode(),
                                    new String(answer.body(), UTF_8)));
        }
        return take(answer);
    }

    private boolean take(HttpResponse<byte[]> answer) {
        var events = RawArray.elements(answer.body());
        events.forEach(copy::take);
        if (isBatch) {
            var next = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
            if (!next.matches()) {
                throw new AssertionError("a batch without a next one: " + answer.headers().map());
            }
            copy.standsAt(
                    Long.parseLong(next.group(1)), next.group(2) == null ? "" : next.group(2));
        } else {
            var metadata = JSON.readTree(answer.body()).path("metadata");
            copy.standsAt(
                    metadata.path("next").longValue(), metadata.path("nextLeaf").stringValue(""));
        }
        return events.isEmpty();
    }

    @Override
    public FeedCopy copy() {
        return copy;
    }
}
