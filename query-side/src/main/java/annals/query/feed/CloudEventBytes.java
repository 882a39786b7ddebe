package annals.query.feed;

import annals.eventstore.StoredBytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Joins stored bytes to what is sent: the header as it is, and at its end the salt (or which event
 * erased the data) and the data as they are. Nothing is rendered anew.
 */
final class CloudEventBytes {

    /** What is sent of an event beside its header and its data, at most about. */
    static final int BESIDE = 128;

    private byte[] bytes;
    private int size;

    CloudEventBytes(long expectedSize) {
        bytes = new byte[Math.toIntExact(expectedSize)];
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    CloudEventBytes ascii(String text) {
        return add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** Begins a block of server-sent events. */
    CloudEventBytes serverSentId(long position) {
        return ascii("id: ").ascii(Long.toString(position)).ascii("\ndata: ");
    }

    /** Adds the event: its header without the closing brace, and the two members that follow. */
    CloudEventBytes event(StoredBytes stored) {
        add(stored.header(), 1);
        if (stored.erasedBy() == 0) {
            ascii(",\"datasalt\":\"").ascii(stored.salt());
        } else {
            ascii(",\"erased\":\"").ascii(Long.toString(stored.erasedBy()));
        }
        return ascii("\",\"data\":").add(stored.data(), 0).ascii("}");
    }

    private CloudEventBytes add(ByteBuffer more, int leftOut) {
        int length = more.remaining() - leftOut;
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        more.get(more.position(), bytes, size, length);
        size += length;
        return this;
    }
}
