package annals.query.listing;

import annals.eventstore.ReadModel;
import annals.serverjson.EntryMeta;

import java.util.List;

/**
 * What one statement found: entries, and at which position the list stood.
 *
 * @param at the state that all entries belong to
 */
record Listed(ReadModel at, List<Entry> entries) {

    /** An entry in the two pieces of its JSON text. */
    record Entry(VersionKey key, String document, String meta) {

        String text() {
            return EntryMeta.entry(document, meta);
        }
    }
}
