package annals.query.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** A snapshot in one of its codings, open: it can be read to its end even if it is removed. */
record Opened(Snapshot snapshot, SentFile file, FileChannel bytes) implements AutoCloseable {

    private static final int BUFFER_BYTES = 32 * 1024;

    static Opened of(Snapshot snapshot, Coding coding) throws IOException {
        var file = snapshot.file(coding);
        return new Opened(snapshot, file, FileChannel.open(file.path(), StandardOpenOption.READ));
    }

    /** Sends a part of it. */
    void send(long from, long count, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, count)];
        long left = count;
        bytes.position(from);
        while (left > 0) {
            int read = bytes.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(buffer.length, left)));
            if (read < 0) {
                throw new IOException(file.path() + " is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
