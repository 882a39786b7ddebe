package annals.standalone.database;

import annals.http.startup.StartRefused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;

/**
 * One process per data directory. The kernel gives the lock back when the process ends, however it
 * ends, so there is no stale one.
 *
 * <p>POSIX drops it too when this process closes any other channel on the file: nothing else here
 * may open it.
 */
final class DirectoryLock implements AutoCloseable {

    private static final int LONGEST_PID = 20;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(DataDirectory directory) {
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            directory.lock(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                var holder = read(channel);
                channel.close();
                throw new StartRefused(
                        ("the data directory %s is in use by %s; stop that one first, or choose"
                                        + " another directory with %s")
                                .formatted(
                                        directory.path(),
                                        holder.isEmpty()
                                                ? "another process"
                                                : "the process " + holder,
                                        DataDirectory.VARIABLE));
            }
            channel.truncate(0);
            channel.write(bytes(ProcessHandle.current().pid() + "\n"), 0);
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "the data directory %s cannot be written (%s); choose another with %s"
                            .formatted(directory.path(), Reason.of(e), DataDirectory.VARIABLE),
                    e);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST_PID);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
