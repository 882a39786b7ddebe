package annals.query.snapshot;

import annals.eventstore.Position;
import annals.serverjson.Timestamps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

/**
 * With what a snapshot begins: of which registry it is, and at which point of its log.
 *
 * @param leaf of the event at the position; absent before the first event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"registry", "position", "recordedAt", "leaf", "entries"})
record FirstLine(
        String registry, long position, String recordedAt, @Nullable String leaf, long entries) {

    private static final JsonMapper JSON = new JsonMapper();

    static FirstLine of(String registry, Position at, @Nullable String leaf, long entries) {
        return new FirstLine(
                registry, at.number(), Timestamps.text(at.recordedAt()), leaf, entries);
    }

    static FirstLine parse(String line) {
        return JSON.readValue(line, FirstLine.class);
    }

    Position at() {
        return new Position(position, Instant.parse(recordedAt));
    }

    /** Without a line end. */
    String text() {
        return JSON.writeValueAsString(this);
    }
}
