package annals.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A shared cache in front of a reader, as RFC 9111 wants it: keeps what may be kept as long as it
 * may be, tells requests apart by what the answer varies with, and asks again with the entity tag.
 */
public final class CachingProxy implements AutoCloseable {

    private static final List<String> NOT_PASSED_ON =
            List.of(
                    "connection",
                    "content-length",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Map<Map<String, String>, Kept>> cache = new ConcurrentHashMap<>();
    private final AtomicInteger fromCache = new AtomicInteger();
    private final AtomicInteger revalidated = new AtomicInteger();
    private final HttpServer server;
    private final String origin;

    @SuppressWarnings("ArrayRecordComponent") // bytes on their way through, never compared
    private record Kept(Map<String, List<String>> headers, byte[] body, Instant freshUntil) {}

    private CachingProxy(String origin, HttpServer server) {
        this.origin = origin;
        this.server = server;
    }

    /** In front of this base URL. */
    public static CachingProxy of(String origin) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new CachingProxy(origin, server);
        server.createContext("/", proxy::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return proxy;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many answers came out of the cache without the origin being asked. */
    public int fromCache() {
        return fromCache.get();
    }

    /** How many answers came out of the cache after the origin said that they still hold. */
    public int revalidated() {
        return revalidated.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestURI().toString();
            var kept = kept(target, exchange);
            if (kept != null && kept.freshUntil().isAfter(Instant.now())) {
                fromCache.incrementAndGet();
                send(exchange, 200, kept);
                return;
            }
            var fetched = fetch(target, exchange, kept);
            if (kept != null && fetched.statusCode() == 304) {
                revalidated.incrementAndGet();
                var renewed = renewed(kept, fetched.headers());
                keep(target, exchange, renewed);
                send(exchange, 200, renewed);
                return;
            }
            var answer = kept(fetched);
            if (fetched.statusCode() == 200 && mayBeKept(answer.headers())) {
                keep(target, exchange, answer);
            }
            send(exchange, fetched.statusCode(), answer);
        }
    }

    private @Nullable Kept kept(String target, HttpExchange exchange) {
        return cache.getOrDefault(target, Map.of()).entrySet().stream()
                .filter(
                        entry ->
                                entry.getKey()
                                        .equals(chosen(entry.getKey().keySet().stream(), exchange)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The request's values of the headers that answers vary with. */
    private static Map<String, String> chosen(Stream<String> names, HttpExchange exchange) {
        var chosen = new HashMap<String, String>();
        names.forEach(
                name ->
                        chosen.put(
                                name,
                                String.join(
                                        ",",
                                        exchange.getRequestHeaders()
                                                .getOrDefault(name, List.of()))));
        return chosen;
    }

    private void keep(String target, HttpExchange exchange, Kept answer) {
        var vary = String.join(",", answer.headers().getOrDefault("vary", List.of()));
        var chosen =
                chosen(
                        Stream.of(vary.split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty()),
                        exchange);
        cache.computeIfAbsent(target, _ -> new ConcurrentHashMap<>()).put(chosen, answer);
    }

    private HttpResponse<byte[]> fetch(String target, HttpExchange exchange, @Nullable Kept kept)
            throws IOException {
        var request =
                HttpRequest.newBuilder(URI.create(origin + target)).timeout(Duration.ofSeconds(20));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        if (kept != null && kept.headers().containsKey("etag")) {
            request.header("If-None-Match", kept.headers().get("etag").getFirst());
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Kept kept(HttpResponse<byte[]> fetched) {
        return new Kept(
                headers(fetched.headers()), fetched.body(), freshUntil(headers(fetched.headers())));
    }

    /** RFC 9111, 4.3.4: what the 304 says takes the place of what was kept. */
    private static Kept renewed(Kept kept, HttpHeaders said) {
        var headers = new TreeMap<>(kept.headers());
        headers.putAll(headers(said));
        return new Kept(headers, kept.body(), freshUntil(headers));
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        var passedOn = new TreeMap<String, List<String>>();
        headers.map()
                .forEach(
                        (name, values) -> {
                            var lower = name.toLowerCase(Locale.ROOT);
                            if (!NOT_PASSED_ON.contains(lower)) {
                                passedOn.put(lower, values);
                            }
                        });
        return passedOn;
    }

    private static String cacheControl(Map<String, List<String>> headers) {
        return String.join(",", headers.getOrDefault("cache-control", List.of()));
    }

    private static boolean mayBeKept(Map<String, List<String>> headers) {
        return !cacheControl(headers).contains("no-store") && headers.containsKey("etag");
    }

    private static Instant freshUntil(Map<String, List<String>> headers) {
        return Stream.of(cacheControl(headers).split(","))
                .map(String::strip)
                .filter(directive -> directive.startsWith("max-age="))
                .map(directive -> Long.parseLong(directive.substring("max-age=".length())))
                .findFirst()
                .map(seconds -> Instant.now().plusSeconds(seconds))
                .orElse(Instant.EPOCH);
    }

    private static void send(HttpExchange exchange, int status, Kept answer) throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(status, answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
