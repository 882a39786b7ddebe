package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Plays another registry that lists entries page by page. It wants to be asked for each page twice,
 * and holds one back until it is released.
 */
final class PagedSource implements AutoCloseable {

    private static final int PAGE = 100;
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> entries;
    private final int held;
    private final Set<Integer> askedBefore = ConcurrentHashMap.newKeySet();
    private final CountDownLatch released = new CountDownLatch(1);

    /**
     * @param held the number of the first entry of the page that is held back
     */
    PagedSource(List<String> entries, int held) throws IOException {
        this.entries = entries;
        this.held = held;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v0/servers", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create(
                "http://127.0.0.1:%d/v0/servers".formatted(server.getAddress().getPort()));
    }

    void release() {
        released.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var cursor = CURSOR.matcher(exchange.getRequestURI().getQuery());
            int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
            if (askedBefore.add(from)) {
                exchange.getResponseHeaders().add("Retry-After", "0");
                exchange.sendResponseHeaders(429, -1);
                return;
            }
            if (from == held) {
                released.await();
            }
            var page = page(from).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String page(int from) {
        int to = Math.min(from + PAGE, entries.size());
        return "{\"servers\":[%s],\"metadata\":{%s\"count\":%d}}"
                .formatted(
                        String.join(",", entries.subList(from, to)),
                        to < entries.size() ? "\"nextCursor\":\"%d\",".formatted(to) : "",
                        to - from);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.close();
    }
}
