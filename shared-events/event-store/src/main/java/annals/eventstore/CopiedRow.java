package annals.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A row of the log in the binary format of {@code COPY} (PostgreSQL's manual, COPY, "Binary
 * Format"), of which the server sends each in a message of its own (manual, "COPY Operations").
 */
final class CopiedRow {

    /** Begins with a letter that no row begins with. */
    private static final byte SIGNATURE = 'P';

    private static final int SIGNATURE_AND_FLAGS = 15;

    private static final int NULL = -1;

    /** From when PostgreSQL counts the microseconds. */
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteBuffer sent;
    private final int fields;

    private CopiedRow(ByteBuffer sent) {
        this.sent = sent;
        fields = sent.hasRemaining() ? sent.getShort() : NULL;
    }

    /** The row in a message, behind the header of all, if the message begins with it. */
    static CopiedRow in(byte[] message) {
        var sent = ByteBuffer.wrap(message);
        if (message[0] == SIGNATURE) {
            sent.position(SIGNATURE_AND_FLAGS);
            int extension = sent.getInt();
            sent.position(sent.position() + extension);
        }
        return new CopiedRow(sent);
    }

    /** False for the end of all, and for a header that comes alone. */
    boolean isThere() {
        return fields != NULL;
    }

    /** To be read once; the columns are {@link StoredBytes#COLUMNS} in their order. */
    StoredBytes event() {
        return new StoredBytes(
                number(),
                EPOCH.plus(number(), ChronoUnit.MICROS),
                text(),
                text(),
                text(),
                some(),
                some(),
                text(),
                number());
    }

    private long number() {
        return sent.getInt() == NULL ? 0 : sent.getLong();
    }

    private String text() {
        var text = some();
        return new String(
                text.array(), text.arrayOffset(), text.remaining(), StandardCharsets.UTF_8);
    }

    /** As it came, in the message itself. */
    private ByteBuffer some() {
        int length = Math.max(0, sent.getInt());
        var bytes = sent.slice(sent.position(), length);
        sent.position(sent.position() + length);
        return bytes;
    }
}
