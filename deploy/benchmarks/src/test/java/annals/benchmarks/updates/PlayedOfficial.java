package annals.benchmarks.updates;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A registry of the official kind, in memory and on loopback, as far as a downstream can tell; its
 * weaknesses can be chosen. Among versions the greatest text is the highest.
 */
final class PlayedOfficial implements AutoCloseable {

    private static final String TOKEN = "{\"registry_token\":\"played\",\"expires_at\":9999999999}";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int EVERY_SO_MANY_ARE_SLOW = 5;
    private static final long SLOW_MILLISECONDS = 100;

    private final Manner manner;
    private final TreeMap<String, PlayedVersion> versions = new TreeMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private Instant last = Instant.now();
    private int published;

    /** What it does about {@code updated_since}. */
    enum Manner {
        /** It gives a watermark and loses nothing. */
        FAITHFUL,
        /** It moves the flag and does not tell. */
        SILENT_FLAG,
        /** Some publishes become visible a while after the time that they bear. */
        SLOW_COMMITS,
        /** It answers 403 to whoever writes. */
        CLOSED
    }

    private record Answer(int status, String body) {}

    PlayedOfficial(Manner manner) {
        this.manner = manner;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange, exchange.getRequestBody().readAllBytes());
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        var path = exchange.getRequestURI().getRawPath().split("/");
        return switch (exchange.getRequestMethod()) {
            case "GET" ->
                    path.length == 3
                            ? list(parameters(exchange.getRequestURI().getRawQuery()))
                            : latest(decoded(path[3]));
            case "POST" -> path[2].equals("auth") ? new Answer(200, TOKEN) : write(path, body);
            default -> write(path, body);
        };
    }

    private Answer write(String[] path, byte[] body) {
        if (manner == Manner.CLOSED) {
            return new Answer(403, "{\"title\":\"Forbidden\",\"status\":403}");
        }
        var json = JSON.readTree(body);
        if (path.length == 3) {
            return publish(json);
        }
        var name = decoded(path[3]);
        return switch (path.length) {
            case 5 -> change(json, of(name));
            case 6 -> edit(json, find(name, decoded(path[5])));
            default -> change(json, find(name, decoded(path[5])).stream().toList());
        };
    }

    private Answer publish(JsonNode document) {
        lock.lock();
        try {
            published++;
            boolean slow = manner == Manner.SLOW_COMMITS && published % EVERY_SO_MANY_ARE_SLOW == 0;
            var version = new PlayedVersion(document, now());
            if (slow) {
                commitLater();
            }
            versions.put(key(version.name, version.version), version);
            moveFlag(version.name, slow ? version.publishedAt : now());
            return new Answer(200, version.entry().toString());
        } finally {
            lock.unlock();
        }
    }

    /** Others go on meanwhile. */
    private void commitLater() {
        lock.unlock();
        try {
            TimeUnit.MILLISECONDS.sleep(SLOW_MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.lock();
        }
    }

    private Answer edit(JsonNode document, Optional<PlayedVersion> found) {
        lock.lock();
        try {
            if (found.filter(each -> !each.isDeleted()).isEmpty()) {
                return new Answer(404, "{\"title\":\"Not Found\",\"status\":404}");
            }
            var version = found.get();
            version.document = document;
            version.touch(now());
            return new Answer(200, version.entry().toString());
        } finally {
            lock.unlock();
        }
    }

    private Answer change(JsonNode wanted, List<PlayedVersion> some) {
        var status = wanted.path("status").stringValue("");
        lock.lock();
        try {
            var changed = some.stream().filter(each -> !each.status.equals(status)).toList();
            if (changed.isEmpty()) {
                return new Answer(400, "{\"title\":\"Bad Request\",\"status\":400}");
            }
            var now = now();
            for (var version : changed) {
                version.status = status;
                version.touch(now);
            }
            moveFlag(changed.getFirst().name, now);
            return new Answer(200, "{}");
        } finally {
            lock.unlock();
        }
    }

    private void moveFlag(String name, Instant now) {
        var all = of(name);
        var highest =
                all.stream()
                        .max(
                                Comparator.comparing(PlayedVersion::isDeleted)
                                        .reversed()
                                        .thenComparing(each -> each.version))
                        .orElseThrow();
        all.forEach(version -> version.flag(version == highest, now));
    }

    private Answer latest(String name) {
        lock.lock();
        try {
            return of(name).stream()
                    .filter(version -> version.isLatest && !version.isDeleted())
                    .map(version -> new Answer(200, version.entry().toString()))
                    .findFirst()
                    .orElseGet(() -> new Answer(404, "{\"title\":\"Not Found\",\"status\":404}"));
        } finally {
            lock.unlock();
        }
    }

    private Answer list(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "30"));
        var since = Instant.parse(query.getOrDefault("updated_since", Instant.EPOCH.toString()));
        // a place, and the watermark of the first page
        var cursor = query.getOrDefault("cursor", "").split("\\|");
        lock.lock();
        try {
            var rows =
                    versions.tailMap(cursor[0], false).values().stream()
                            .filter(row -> time(row).isAfter(since))
                            .limit(limit)
                            .toList();
            var watermark = cursor.length > 1 ? cursor[1] : last.toString();
            return new Answer(200, page(rows, rows.size() == limit, watermark).toString());
        } finally {
            lock.unlock();
        }
    }

    private Instant time(PlayedVersion row) {
        return manner == Manner.FAITHFUL ? row.changedAt : row.updatedAt;
    }

    private ObjectNode page(List<PlayedVersion> rows, boolean full, String watermark) {
        var page = JSON.createObjectNode();
        var servers = page.putArray("servers");
        rows.forEach(row -> servers.add(row.entry()));
        var metadata = page.putObject("metadata").put("count", rows.size());
        if (full) {
            var end = key(rows.getLast().name, rows.getLast().version);
            metadata.put("nextCursor", manner == Manner.FAITHFUL ? end + "|" + watermark : end);
        }
        if (manner == Manner.FAITHFUL) {
            metadata.put("watermark", watermark);
        }
        return page;
    }

    private List<PlayedVersion> of(String name) {
        lock.lock();
        try {
            return new ArrayList<>(versions.subMap(name + ":", name + ";").values());
        } finally {
            lock.unlock();
        }
    }

    private Optional<PlayedVersion> find(String name, String version) {
        lock.lock();
        try {
            return Optional.ofNullable(versions.get(key(name, version)));
        } finally {
            lock.unlock();
        }
    }

    /** Later than every time before. */
    private Instant now() {
        var now = Instant.now();
        last = now.isAfter(last) ? now : last.plusNanos(1_000);
        return last;
    }

    private static String key(String name, String version) {
        return name + ":" + version;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var each : query.split("&")) {
            int equals = each.indexOf('=');
            parameters.put(each.substring(0, equals), decoded(each.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
