package annals.command.importing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that plays another registry, as a test tells it to. */
final class PlayedServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What it answers. */
    interface Play {
        void answer(HttpExchange exchange) throws IOException;
    }

    PlayedServer(Play play) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        asked.add(exchange.getRequestURI().toString());
                        play.answer(exchange);
                    }
                });
        server.start();
    }

    /** A server that sends pages by their cursors; the first one has the cursor "". */
    static PlayedServer ofPages(Map<String, String> pages) throws IOException {
        return new PlayedServer(
                exchange -> {
                    String page = pages.get(cursor(exchange));
                    send(exchange, page == null ? 400 : 200, page == null ? "{}" : page);
                });
    }

    static String cursor(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        int at = query.indexOf("&cursor=");
        return at < 0
                ? ""
                : URLDecoder.decode(
                        query.substring(at + "&cursor=".length()), StandardCharsets.UTF_8);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Paths and queries of the requests so far. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
