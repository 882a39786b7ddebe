package annals.query.listing;

import annals.eventstore.ReadModel;

import java.util.List;

/**
 * What one statement found: entries, and at which position the list stood.
 *
 * @param at the state that all entries belong to
 */
record Listed(ReadModel at, List<Entry> entries) {

    /**
     * An entry in the two pieces of its JSON text, in UTF-8.
     *
     * @param changed position of the event that last changed anything shown of it
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    record Entry(VersionKey key, byte[] document, byte[] meta, long changed) {

        /** Where the next entry follows. */
        ListingPlace.AfterVersion place() {
            return new ListingPlace.AfterVersion(key.name(), key.version());
        }
    }

    /** The first entry alone, at the same state. */
    Listed first() {
        return new Listed(at, entries.isEmpty() ? entries : entries.subList(0, 1));
    }

    long position() {
        return at.position().number();
    }
}
