package annals.benchmarks.updates;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;

/** A version of {@link PlayedOfficial}; guarded by its lock. */
final class PlayedVersion {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final String name;
    final String version;
    final Instant publishedAt;
    JsonNode document;
    String status = "active";
    boolean isLatest;

    /** As shown. */
    Instant updatedAt;

    /** When anything that is shown changed, the flag included. */
    Instant changedAt;

    PlayedVersion(JsonNode document, Instant now) {
        name = document.path("name").stringValue("");
        version = document.path("version").stringValue("");
        this.document = document;
        publishedAt = now;
        updatedAt = now;
        changedAt = now;
    }

    boolean isDeleted() {
        return status.equals("deleted");
    }

    /** It is shown otherwise since then, and says so. */
    void touch(Instant now) {
        updatedAt = now;
        changedAt = now;
    }

    /** It gains or loses the flag, of which its shown times say nothing. */
    void flag(boolean latest, Instant now) {
        if (latest != isLatest) {
            isLatest = latest;
            changedAt = now;
        }
    }

    ObjectNode entry() {
        var entry = JSON.createObjectNode();
        entry.set("server", document);
        entry.putObject("_meta")
                .putObject("io.modelcontextprotocol.registry/official")
                .put("status", status)
                .put("publishedAt", publishedAt.toString())
                .put("updatedAt", updatedAt.toString())
                .put("isLatest", isLatest);
        return entry;
    }
}
