package annals.query.history;

import annals.eventstore.ReadModel;
import annals.query.fresh.Seen;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What one statement found, newest first.
 *
 * @param isThere whether there is such a server and version
 * @param version the one that was asked for, by its own name; absent where none was
 * @param isMore whether older ones follow
 */
record HistoryPage(
        ReadModel at,
        boolean isThere,
        @Nullable String version,
        List<Entry> entries,
        boolean isMore)
        implements Seen {

    /** An entry's JSON in UTF-8. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    record Entry(long position, byte[] text) {}

    HistoryPage {
        entries = List.copyOf(entries);
    }
}
