package annals.benchmarks.updates;

import annals.benchmarks.data.PublishText;
import annals.benchmarks.hammer.Paths;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Tokens;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A client that does one thing after another to servers that others write to as well. */
final class Writer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> STATUSES =
            List.of("deleted", "deleted", "active", "active", "deprecated");

    private final Registry registry;
    private final Tokens tokens;
    private final WrittenServers servers;
    private final Writes writes;
    private final Random random;

    Writer(Registry registry, Tokens tokens, WrittenServers servers, Writes writes, Random random) {
        this.registry = registry;
        this.tokens = tokens;
        this.servers = servers;
        this.writes = writes;
        this.random = random;
    }

    /** One write, or none where there is nothing to write to yet. */
    void act() throws InterruptedException {
        var server = servers.any();
        var known = server.anyVersion(random);
        var act = known.isEmpty() ? Act.PUBLISH : Act.any(random);
        switch (act) {
            case PUBLISH -> publish(server);
            case EDIT -> edit(server, known.orElseThrow());
            case CHANGE_STATUS ->
                    change(act, Paths.status(server.name(), known.orElseThrow()), anyStatus());
            case DELETE_LATEST -> deleteLatest(server);
            case CHANGE_ALL -> change(act, Paths.status(server.name()), anyStatus());
        }
    }

    private void publish(WrittenServer server) throws InterruptedException {
        var version = server.nextVersion(random);
        if (version.isEmpty()) {
            servers.leave(server);
            return;
        }
        var document = document(server, version.get());
        if (write(Act.PUBLISH, "POST", Paths.PUBLISH, document)) {
            server.has(version.get());
            writes.published(server.name(), version.get());
        }
    }

    private void edit(WrittenServer server, String version) throws InterruptedException {
        write(Act.EDIT, "PUT", Paths.version(server.name(), version), document(server, version));
    }

    private void deleteLatest(WrittenServer server) throws InterruptedException {
        var latest = registry.get(Paths.version(server.name(), "latest"));
        if (latest.good()) {
            var version = JSON.readTree(latest.body()).path("server").path("version");
            change(
                    Act.DELETE_LATEST,
                    Paths.status(server.name(), version.stringValue("")),
                    "deleted");
        }
    }

    private void change(Act act, String path, String status) throws InterruptedException {
        var message = message(status);
        var body =
                message == null
                        ? Map.of("status", status)
                        : Map.of("status", status, "statusMessage", message);
        write(act, "PATCH", path, JSON.writeValueAsBytes(body));
    }

    private String anyStatus() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    private @Nullable String message(String status) {
        return status.equals("active") || random.nextBoolean()
                ? null
                : "Reason " + random.nextInt(1_000);
    }

    private byte[] document(WrittenServer server, String version) {
        return PublishText.of(
                server.name(), version, "Written " + Long.toHexString(random.nextLong()));
    }

    private boolean write(Act act, String method, String path, byte[] json)
            throws InterruptedException {
        var token = "Bearer " + tokens.token();
        long begun = System.nanoTime();
        var answer = registry.write(method, path, json, "Authorization", token);
        return writes.answered(act, answer, Duration.ofNanos(System.nanoTime() - begun));
    }
}
