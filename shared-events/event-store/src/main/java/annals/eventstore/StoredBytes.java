package annals.eventstore;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One row of the log as far as it is sent, in the bytes that are stored; nobody may change them.
 *
 * @param header the CloudEvent without its data, UTF-8
 * @param data the JSON text as it was committed, or as an erasure left it, UTF-8
 * @param salt 32 hex digits; empty when the data were erased
 * @param erasedBy position of the event that erased the data; 0 when they are as committed
 */
public record StoredBytes(
        long position,
        Instant recordedAt,
        String stream,
        String name,
        String leaf,
        ByteBuffer header,
        ByteBuffer data,
        String salt,
        long erasedBy) {

    /** Of its row. */
    static final String COLUMNS =
            "position, recorded_at, stream, name, leaf, header, data, data_salt, erased_by";

    /** Of header and data, in bytes. */
    public long size() {
        return (long) header.remaining() + data.remaining();
    }
}
