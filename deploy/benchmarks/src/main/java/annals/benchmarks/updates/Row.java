package annals.benchmarks.updates;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An entry of the list.
 *
 * @param updatedAt as shown; the beginning of time if it is not
 * @param text the whole entry, as it was sent
 */
record Row(String name, String version, boolean isLatest, Instant updatedAt, String text) {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    static Row of(JsonNode entry) {
        var server = entry.path("server");
        var official = entry.path("_meta").path(OFFICIAL);
        return new Row(
                server.path("name").stringValue(""),
                server.path("version").stringValue(""),
                official.path("isLatest").booleanValue(false),
                time(official.path("updatedAt").stringValue("")),
                entry.toString());
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return Instant.EPOCH;
        }
    }

    /** How it is called in a report. */
    String title() {
        return name + "@" + version;
    }
}
