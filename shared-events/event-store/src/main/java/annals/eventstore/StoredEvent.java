package annals.eventstore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of the log, as it is stored.
 *
 * @param position 1, 2, 3 … in commit order
 * @param recordedAt when it was appended; microseconds, rising with the position
 * @param stream the server's name
 * @param sequence 0, 1, 2 … within the stream
 * @param name stored name of the event
 * @param header the CloudEvent without its data; never changes
 * @param data the JSON text as it was committed, or as an erasure left it
 * @param salt 32 hex digits; absent when the data were erased
 * @param digest SHA-256 of salt and committed data, hex
 * @param leaf SHA-256 of a zero byte and the header, hex
 */
public record StoredEvent(
        long position,
        Instant recordedAt,
        String stream,
        long sequence,
        UUID eventId,
        String name,
        int revision,
        String header,
        String data,
        @Nullable String salt,
        String digest,
        String leaf) {}
