package annals.command.server;

import annals.eventstore.Position;
import annals.serverjson.RegistryMeta.PublishedBy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A version as an answer shows it, by the same rules as the list.
 *
 * @param documentAt position of the event that holds its document; 0 when that was erased
 * @param publishedBy absent when that was erased
 * @param changed position of the event that last changed anything shown, the flag included
 */
record ShownVersion(
        String version,
        long documentAt,
        Status status,
        Instant publishedAt,
        Instant updatedAt,
        @Nullable PublishedBy publishedBy,
        boolean isLatest,
        long changed) {

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

    ShownVersion withStatus(String word, @Nullable String message, Position event) {
        var now = event.recordedAt();
        return new ShownVersion(
                version,
                documentAt,
                status.changedTo(word, message, now),
                publishedAt,
                now,
                publishedBy,
                isLatest,
                event.number());
    }

    ShownVersion withDocument(long newDocumentAt, Position event) {
        return new ShownVersion(
                version,
                newDocumentAt,
                status,
                publishedAt,
                event.recordedAt(),
                publishedBy,
                isLatest,
                event.number());
    }

    /** The flag moves without the version's own update time. */
    ShownVersion withLatest(boolean latest, Position event) {
        return latest == isLatest
                ? this
                : new ShownVersion(
                        version,
                        documentAt,
                        status,
                        publishedAt,
                        updatedAt,
                        publishedBy,
                        latest,
                        event.number());
    }
}
