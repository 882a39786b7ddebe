package annals.query.history;

import annals.eventstore.Position;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of the history.
 *
 * @param version absent where it speaks of several
 * @param versions those of which it speaks where it speaks of several; otherwise empty
 * @param method how the actor was known; absent where there is none, or it was erased
 * @param subject who the actor was; absent as the method is
 * @param text the entry's JSON as it is sent
 */
record HistoryEntry(
        Position at,
        String server,
        @Nullable String version,
        List<String> versions,
        Kind kind,
        @Nullable String method,
        @Nullable String subject,
        String text) {

    HistoryEntry {
        versions = List.copyOf(versions);
    }

    /** Bytes of the text. */
    int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
