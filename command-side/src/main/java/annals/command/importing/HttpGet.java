package annals.command.importing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * Asks another server once, and sorts what comes of it. Redirects are followed, but never from
 * https to http.
 */
final class HttpGet implements AutoCloseable {

    private final Duration silence;
    private final InstantSource clock;
    private final HttpClient client;

    HttpGet(FetchLimits limits, InstantSource clock) {
        this.silence = limits.silence();
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(limits.connect())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    /** What is made of the body of an answer. */
    interface Reading<B, T> {
        Answer<T> of(B body) throws IOException;
    }

    /**
     * Asks once.
     *
     * @param received how many bytes of the body have come, for bodies that may take long
     */
    <B, T> Answer<T> once(
            URI uri, BodyHandler<B> body, LongSupplier received, Reading<B, T> reading)
            throws InterruptedException {
        var request =
                HttpRequest.newBuilder(uri)
                        .header("Accept", "application/json")
                        .header("Accept-Encoding", "gzip")
                        .header("User-Agent", "Annals")
                        .build();
        try {
            var response = await(client.sendAsync(request, body), received);
            return switch (response.statusCode()) {
                case 200 -> reading.of(response.body());
                case 408, 425, 429, 500, 502, 503, 504 ->
                        new Answer.Later<>(
                                "it answered " + response.statusCode(), retryAfter(response));
                default -> new Answer.Never<>("it answered " + response.statusCode());
            };
        } catch (ConnectException _) {
            return new Answer.Later<>("the host is unknown or nothing listens there");
        } catch (IOException e) {
            return new Answer.Later<>(Printable.of(e.toString()));
        }
    }

    /** Waits for the whole answer, as long as something comes. */
    private <B> HttpResponse<B> await(
            CompletableFuture<HttpResponse<B>> answer, LongSupplier received)
            throws IOException, InterruptedException {
        long before = 0;
        try {
            while (true) {
                try {
                    return answer.get(silence.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException _) {
                    long now = received.getAsLong();
                    if (now <= before) {
                        throw new IOException("nothing came for " + silence);
                    }
                    before = now;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.in(header, clock.instant()));
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
