package annals.query.cursor;

import org.jspecify.annotations.Nullable;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes what a cursor carries. */
public final class CursorOutput extends DataOutputStream {

    CursorOutput(OutputStream out) {
        super(out);
    }

    /** A time, to the microsecond. */
    public void writeTime(Instant time) throws IOException {
        writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /** A time that may be absent. */
    public void writeTimeIfAny(@Nullable Instant time) throws IOException {
        writeBoolean(time != null);
        if (time != null) {
            writeTime(time);
        }
    }

    /** A text that may be absent. */
    public void writeTextIfAny(@Nullable String text) throws IOException {
        writeBoolean(text != null);
        if (text != null) {
            writeUTF(text);
        }
    }
}
