package annals.query.listing;

import annals.eventstore.Position;
import annals.serverjson.RegistryMeta.PublishedBy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A version as the list shows it.
 *
 * @param document its JSON text; absent when it is stored already and stays as it is
 * @param changed the event that last changed anything that a reader can see, the flag included
 * @param publishedBy absent when that was erased
 * @param since the event that made it what it is; {@link Position#START} where an older version of
 *     Annals did not note it
 */
record ListedVersion(
        VersionKey key,
        @Nullable String document,
        Status status,
        boolean isLatest,
        Instant publishedAt,
        Instant updatedAt,
        @Nullable PublishedBy publishedBy,
        Position changed,
        Position since) {

    /**
     * Its status.
     *
     * @param word as kept; an imported one may be none of the three that we know
     * @param changedAt when the word became this
     */
    record Status(String word, @Nullable String message, Instant changedAt) {

        /** The message is replaced always, the time moves only with the word. */
        Status changedTo(String newWord, @Nullable String newMessage, Instant now) {
            return new Status(newWord, newMessage, newWord.equals(word) ? changedAt : now);
        }
    }

    ListedVersion withStatus(String word, @Nullable String message, Position event) {
        var now = event.recordedAt();
        return new ListedVersion(
                key,
                document,
                status.changedTo(word, message, now),
                isLatest,
                publishedAt,
                now,
                publishedBy,
                event,
                event);
    }

    ListedVersion withDocument(String newDocument, Position event) {
        return new ListedVersion(
                key,
                newDocument,
                status,
                isLatest,
                publishedAt,
                event.recordedAt(),
                publishedBy,
                event,
                event);
    }

    /**
     * Moving the flag is a change that readers see, but not one of the version's own update time.
     */
    ListedVersion withLatest(boolean latest, Position event) {
        return latest == isLatest
                ? this
                : new ListedVersion(
                        key,
                        document,
                        status,
                        latest,
                        publishedAt,
                        updatedAt,
                        publishedBy,
                        event,
                        event);
    }

    /** Counts as changed by this event, in which nothing happened to it. */
    ListedVersion touched(Position event) {
        return touched(event, event);
    }

    /** Counts as changed by this event as all rows do, which makes no new state of it. */
    ListedVersion touchedAsAll(Position event) {
        return touched(event, since);
    }

    private ListedVersion touched(Position event, Position newSince) {
        return new ListedVersion(
                key,
                document,
                status,
                isLatest,
                publishedAt,
                updatedAt,
                publishedBy,
                event,
                newSince);
    }
}
