package annals.query.listing;

import annals.eventstore.ReadModel;
import annals.query.fresh.Seen;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one statement found: entries, and at which position the list stood.
 *
 * @param at the state that all entries belong to
 */
record Listed(ReadModel at, List<Entry> entries) implements Seen {

    /**
     * An entry in the two pieces of its JSON text, in UTF-8.
     *
     * @param changed position of the event that last changed anything shown of it
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    record Entry(VersionKey key, byte[] document, byte[] meta, long changed) {

        private static final String POSITION = "\"position\":";

        /**
         * An entry of a row, which counts as changed by the floor at the earliest.
         *
         * @param changed as the row says
         */
        static Entry of(VersionKey key, byte[] document, byte[] meta, long changed, long floor) {
            return floor <= changed
                    ? new Entry(key, document, meta, changed)
                    : new Entry(key, document, withPosition(meta, floor), floor);
        }

        /**
         * An entry as it was shown then, whatever has touched its row since.
         *
         * @param changed the last event up to then that changed or touched it
         */
        static Entry then(
                VersionKey key, byte[] document, byte[] meta, long changed, long floor, AsOf asOf) {
            long shown = floor <= asOf.position().number() ? Math.max(changed, floor) : changed;
            return new Entry(key, document, withPosition(meta, shown), shown);
        }

        /** The position is the first member of our own part, which is the last one. */
        private static byte[] withPosition(byte[] meta, long position) {
            var text = new String(meta, StandardCharsets.UTF_8);
            int begin = text.lastIndexOf(POSITION) + POSITION.length();
            int end = begin;
            while (Character.isDigit(text.charAt(end))) {
                end++;
            }
            return (text.substring(0, begin) + position + text.substring(end))
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** Where the next entry follows. */
        ListingPlace.AfterVersion place() {
            return new ListingPlace.AfterVersion(key.name(), key.version());
        }
    }

    /** The same entries, as the answer of the moment that they were asked of. */
    Listed asOf(@Nullable AsOf asOf) {
        return asOf == null
                ? this
                : new Listed(
                        new ReadModel(
                                at.name(),
                                at.generation(),
                                asOf.position(),
                                at.floor(),
                                at.settings()),
                        entries);
    }

    /** The first entry alone, at the same state. */
    Listed first() {
        return new Listed(at, entries.isEmpty() ? entries : entries.subList(0, 1));
    }
}
