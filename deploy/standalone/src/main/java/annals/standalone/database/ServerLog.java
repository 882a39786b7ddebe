package annals.standalone.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The server's own log: a file and the one before it, both bounded. It never throws: a full disk
 * must not keep the server from being read.
 */
final class ServerLog {

    private static final Logger LOG = LoggerFactory.getLogger("postgresql");

    /** 4 MB of lines of about 100 bytes: days of a quiet server, minutes of a noisy one. */
    private static final long MAX_BYTES = 4_000_000;

    private final Path file;
    private final long maxBytes;

    ServerLog(Path file) {
        this(file, MAX_BYTES);
    }

    ServerLog(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    Path file() {
        return file;
    }

    synchronized void add(String text) {
        var line = LogLine.of(text);
        if (line.isForTheConsole()) {
            LOG.warn("{}", line.message());
        }
        try {
            if (Files.exists(file) && Files.size(file) > maxBytes) {
                Files.move(
                        file,
                        file.resolveSibling(file.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(
                    file,
                    text + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.debug("cannot write {}: {}", file, Reason.of(e));
        }
    }
}
