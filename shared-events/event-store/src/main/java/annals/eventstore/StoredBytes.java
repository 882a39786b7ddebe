package annals.eventstore;

import java.time.Instant;

/**
 * One row of the log as far as it is sent, in the bytes that are stored.
 *
 * @param header the CloudEvent without its data, UTF-8
 * @param data the JSON text as it was committed, or as an erasure left it, UTF-8
 * @param salt 32 hex digits; empty when the data were erased
 * @param erasedBy position of the event that erased the data; 0 when they are as committed
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
public record StoredBytes(
        long position,
        Instant recordedAt,
        String stream,
        String name,
        String leaf,
        byte[] header,
        byte[] data,
        String salt,
        long erasedBy) {

    long size() {
        return (long) header.length + data.length;
    }
}
