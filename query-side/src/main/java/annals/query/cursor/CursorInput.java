package annals.query.cursor;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Gives back what a cursor carries; what no database can take is none of ours. */
public final class CursorInput extends DataInputStream {

    /** Where the database's time ends for us; whoever forges a cursor gets no further. */
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    CursorInput(byte[] content) {
        super(new ByteArrayInputStream(content));
    }

    /** A time. */
    public Instant readTime() throws IOException {
        var time = Instant.EPOCH.plus(readLong(), ChronoUnit.MICROS);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST_TIME)) {
            throw new IOException("no time of ours");
        }
        return time;
    }

    /** A time that may be absent. */
    public @Nullable Instant readTimeIfAny() throws IOException {
        return readBoolean() ? readTime() : null;
    }

    /** A text. */
    public String readText() throws IOException {
        var text = readUTF();
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IOException("no text of ours");
        }
        return text;
    }

    /** A text that may be absent. */
    public @Nullable String readTextIfAny() throws IOException {
        return readBoolean() ? readText() : null;
    }
}
