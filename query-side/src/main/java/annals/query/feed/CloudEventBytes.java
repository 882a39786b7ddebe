package annals.query.feed;

import annals.eventstore.StoredBytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Joins stored bytes to what is sent: the header as it is, and at its end the salt (or which event
 * erased the data) and the data as they are. Nothing is rendered anew.
 */
final class CloudEventBytes {

    private byte[] bytes;
    private int size;

    CloudEventBytes(int expectedSize) {
        bytes = new byte[expectedSize];
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }

    CloudEventBytes ascii(String text) {
        return add(text.getBytes(StandardCharsets.US_ASCII), 0);
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

    private CloudEventBytes add(byte[] more, int leftOut) {
        int length = more.length - leftOut;
        if (size + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
        return this;
    }
}
