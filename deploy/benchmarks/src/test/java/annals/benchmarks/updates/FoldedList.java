package annals.benchmarks.updates;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/**
 * The whole list as somebody makes it from the events of the feed, who knows no code of ours: only
 * what the documents say of events and entries.
 */
final class FoldedList {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";
    private static final String OURS = "dev.annals/registry";

    private final Map<String, Map<String, Version>> servers = new TreeMap<>();

    /** An entry, taken apart. */
    private record Version(
            JsonNode document,
            String status,
            String changedAt,
            @Nullable String message,
            String publishedAt,
            String updatedAt,
            boolean isLatest,
            long position,
            JsonNode publishedBy) {

        static Version of(JsonNode entry) {
            var official = entry.path("_meta").path(OFFICIAL);
            var ours = entry.path("_meta").path(OURS);
            return new Version(
                    entry.path("server"),
                    official.path("status").stringValue(),
                    official.path("statusChangedAt").stringValue(),
                    official.has("statusMessage")
                            ? official.path("statusMessage").stringValue()
                            : null,
                    official.path("publishedAt").stringValue(),
                    official.path("updatedAt").stringValue(),
                    official.path("isLatest").booleanValue(),
                    ours.path("position").longValue(),
                    ours.path("publishedBy"));
        }

        static Version published(JsonNode document, JsonNode actor, String now, long position) {
            var by = JSON.createObjectNode();
            by.set("method", actor.path("method"));
            by.set("subject", actor.path("subject"));
            return new Version(document, "active", now, null, now, now, false, position, by);
        }

        Version edited(JsonNode other, String now, long event) {
            return new Version(
                    other,
                    status,
                    changedAt,
                    message,
                    publishedAt,
                    now,
                    isLatest,
                    event,
                    publishedBy);
        }

        Version changedTo(String word, @Nullable String why, String now, long event) {
            return new Version(
                    document,
                    word,
                    word.equals(status) ? changedAt : now,
                    why,
                    publishedAt,
                    now,
                    isLatest,
                    event,
                    publishedBy);
        }

        Version latest(boolean flag, long event) {
            return new Version(
                    document,
                    status,
                    changedAt,
                    message,
                    publishedAt,
                    updatedAt,
                    flag,
                    event,
                    publishedBy);
        }

        ObjectNode entry() {
            var entry = JSON.createObjectNode();
            entry.set("server", document);
            var meta = entry.putObject("_meta");
            var official = meta.putObject(OFFICIAL);
            official.put("status", status).put("statusChangedAt", changedAt);
            if (message != null) {
                official.put("statusMessage", message);
            }
            official.put("publishedAt", publishedAt)
                    .put("updatedAt", updatedAt)
                    .put("isLatest", isLatest);
            meta.putObject(OURS).put("position", position).set("publishedBy", publishedBy);
            return entry;
        }
    }

    /** Takes an entry of a list or a snapshot as it is. */
    void put(JsonNode entry) {
        var server = entry.path("server");
        versions(server.path("name").stringValue())
                .put(server.path("version").stringValue(), Version.of(entry));
    }

    /** Takes the next event. */
    void apply(JsonNode event) {
        long position = Long.parseLong(event.path("id").stringValue());
        var now = shown(event.path("time").stringValue());
        var server = event.path("subject").stringValue();
        var data = event.path("data");
        switch (event.path("type").stringValue()) {
            case "dev.annals.server-version-published.v1" -> {
                var version =
                        Version.published(data.path("document"), data.path("actor"), now, position);
                versions(server).put(data.path("version").stringValue(), version);
                moveLatest(server, data, position);
            }
            case "dev.annals.server-version-edited.v1" -> {
                versions(server)
                        .computeIfPresent(
                                data.path("version").stringValue(),
                                (_, version) ->
                                        version.edited(data.path("document"), now, position));
                moveLatest(server, data, position);
            }
            case "dev.annals.server-status-changed.v1" -> {
                changeStatus(server, data, now, position);
                moveLatest(server, data, position);
            }
            case "dev.annals.read-model-rebuilt.v1" -> touch(data, position);
            default -> throw new AssertionError("nobody writes such events here: " + event);
        }
    }

    private Map<String, Version> versions(String server) {
        return servers.computeIfAbsent(server, _ -> new TreeMap<>());
    }

    private void changeStatus(String server, JsonNode data, String now, long position) {
        var message = data.has("message") ? data.path("message").stringValue() : null;
        for (var change : data.path("changes")) {
            versions(server)
                    .computeIfPresent(
                            change.path("version").stringValue(),
                            (_, version) ->
                                    version.changedTo(
                                            change.path("to").stringValue(),
                                            message,
                                            now,
                                            position));
        }
    }

    private void moveLatest(String server, JsonNode data, long position) {
        var latest = data.path("latest").stringValue();
        versions(server)
                .replaceAll(
                        (name, version) ->
                                version.isLatest() == name.equals(latest)
                                        ? version
                                        : version.latest(name.equals(latest), position));
    }

    /** These entries are to be fetched again, which shows in their position. */
    private void touch(JsonNode data, long position) {
        if (!data.path("readModel").stringValue().equals("listing")) {
            return;
        }
        if (data.path("all").booleanValue(false)) {
            servers.values()
                    .forEach(
                            versions ->
                                    versions.replaceAll(
                                            (_, version) ->
                                                    version.latest(version.isLatest(), position)));
        }
        for (var row : data.path("rows")) {
            versions(row.path("server").stringValue())
                    .computeIfPresent(
                            row.path("version").stringValue(),
                            (_, version) -> version.latest(version.isLatest(), position));
        }
    }

    /** Events have six digits after the point, entries no zeros at the end. */
    private static String shown(String time) {
        return time.replaceFirst("\\.?0*Z$", "Z");
    }

    /** To be held against what was crawled. */
    Copy copy() {
        var copy = new Copy();
        servers.values()
                .forEach(
                        versions ->
                                versions.values()
                                        .forEach(version -> copy.put(Row.of(version.entry()))));
        return copy;
    }
}
