package annals.benchmarks.hammer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as a registry does that lists {@value #ENTRIES} servers; on loopback. */
public final class PlayedRegistry implements AutoCloseable {

    /** How many servers it lists, whatever is published. */
    public static final int ENTRIES = 7;

    private static final String TOKEN = "{\"registry_token\":\"played\",\"expires_at\":9999999999}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Starts it on a free port. */
    public PlayedRegistry() {
        this("/");
    }

    /**
     * Starts one that answers 404 to everything that is not below a path.
     *
     * @param path below which it answers
     */
    public PlayedRegistry(String path) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(path, this::answer);
        server.start();
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was asked: method, path and query, as they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var query = String.valueOf(uri.getRawQuery());
        exchange.getRequestBody().readAllBytes();
        requests.add("%s %s".formatted(exchange.getRequestMethod(), uri));
        switch (uri.getRawPath()) {
            case "/v0/auth/none" -> send(exchange, 200, TOKEN);
            case "/v0.1/publish" -> publish(exchange);
            case "/v0.1/servers" -> list(exchange, query);
            default -> send(exchange, 200, "{\"server\":{}}");
        }
    }

    private static void publish(HttpExchange exchange) throws IOException {
        boolean allowed =
                "Bearer played".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, allowed ? 200 : 401, allowed ? "{}" : "{\"title\":\"Unauthorized\"}");
    }

    private static void list(HttpExchange exchange, String query) throws IOException {
        exchange.getResponseHeaders().set("X-Registry-Position", Integer.toString(ENTRIES));
        send(exchange, 200, page(query));
    }

    private static String page(String query) {
        int limit = number(query, "limit");
        int from = query.contains("cursor=") ? number(query, "cursor") : 0;
        int to = Math.min(ENTRIES, from + limit);
        var entries =
                IntStream.range(from, to)
                        .mapToObj(PlayedRegistry::entry)
                        .collect(Collectors.joining(","));
        var next = to < ENTRIES ? "\"nextCursor\":\"%d\",".formatted(to) : "";
        return "{\"servers\":[%s],\"metadata\":{%s\"count\":%d}}"
                .formatted(entries, next, to - from);
    }

    private static String entry(int number) {
        return "{\"server\":{\"name\":\"com.example/weather%d\",\"version\":\"1.0.0+b\"}}"
                .formatted(number);
    }

    private static int number(String query, String name) {
        return Integer.parseInt(query.replaceFirst(".*" + name + "=(\\d+).*", "$1"));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
