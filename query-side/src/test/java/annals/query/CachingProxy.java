package annals.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A shared cache in front of one reader or several in turns, as RFC 9111 has it and nginx does it:
 * keeps what may be kept as long as it may be, tells requests apart by what the answer varies with,
 * asks again with the entity tag, and answers 304 by itself to a client that knows what it keeps.
 */
public final class CachingProxy implements AutoCloseable {

    private static final List<String> NOT_PASSED_ON =
            List.of(
                    "connection",
                    "content-length",
                    "host",
                    "http2-settings",
                    "if-none-match",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<StoredResponse>> cache = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger fromCache = new AtomicInteger();
    private final AtomicInteger confirmed = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final InstantSource clock;
    private final List<String> origins;

    private CachingProxy(HttpServer server, InstantSource clock, List<String> origins) {
        this.server = server;
        this.clock = clock;
        this.origins = origins;
    }

    /**
     * In front of these base URLs, each of which gets every so-manieth request that goes on.
     *
     * @param clock by which answers grow old
     */
    public static CachingProxy of(InstantSource clock, String... origins) throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var proxy = new CachingProxy(server, clock, List.of(origins));
        server.createContext("/", proxy::answer);
        server.setExecutor(proxy.threads);
        server.start();
        return proxy;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many answers came out of the cache without an origin being asked. */
    public int fromCache() {
        return fromCache.get();
    }

    /** How many answers came out of the cache after an origin said that they still hold. */
    public int confirmed() {
        return confirmed.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestURI().toString();
            var kept = kept(target, exchange);
            if (kept != null && kept.isFresh(clock.instant())) {
                fromCache.incrementAndGet();
                give(exchange, kept);
                return;
            }
            var fetched = fetch(target, exchange, kept);
            if (kept != null && fetched.statusCode() == 304) {
                confirmed.incrementAndGet();
                var fresher = kept.confirmed(fetched, clock.instant());
                keep(target, kept, fresher);
                give(exchange, fresher);
                return;
            }
            var answer =
                    StoredResponse.of(fetched, name -> header(exchange, name), clock.instant());
            if (answer.mayBeStored(fetched.statusCode())) {
                keep(target, kept, answer);
            }
            send(exchange, fetched.statusCode(), answer, fetched.body());
        }
    }

    private @Nullable StoredResponse kept(String target, HttpExchange exchange) {
        return cache.getOrDefault(target, List.of()).stream()
                .filter(each -> each.answers(name -> header(exchange, name)))
                .findFirst()
                .orElse(null);
    }

    private void keep(String target, @Nullable StoredResponse before, StoredResponse now) {
        var variants = cache.computeIfAbsent(target, _ -> new CopyOnWriteArrayList<>());
        variants.addFirst(now);
        variants.removeIf(each -> each == before);
    }

    private HttpResponse<byte[]> fetch(
            String target, HttpExchange exchange, @Nullable StoredResponse kept)
            throws IOException {
        var origin = origins.get(requests.getAndIncrement() % origins.size());
        var request =
                HttpRequest.newBuilder(URI.create(origin + target)).timeout(Duration.ofSeconds(20));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        var known = kept == null ? header(exchange, "if-none-match") : kept.tag();
        if (!known.isEmpty()) {
            request.header("If-None-Match", known);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    private void give(HttpExchange exchange, StoredResponse kept) throws IOException {
        exchange.getResponseHeaders().set("Age", Long.toString(kept.age(clock.instant())));
        if (kept.isKnownBy(header(exchange, "if-none-match"))) {
            send(exchange, 304, kept, new byte[0]);
        } else {
            send(exchange, 200, kept, kept.body());
        }
    }

    private static void send(HttpExchange exchange, int status, StoredResponse answer, byte[] body)
            throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
