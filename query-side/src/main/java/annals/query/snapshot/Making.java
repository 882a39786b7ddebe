package annals.query.snapshot;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The files of a snapshot that is being made. They are gone when it ends, whichever way: what was
 * finished has another name by then. Its first file is locked, so that after a kill another process
 * knows that nobody is at it any more.
 */
final class Making implements AutoCloseable {

    static final String PREFIX = "making-";

    private static final Logger log = LoggerFactory.getLogger(Making.class);

    private static final String ENTRIES = ".entries";

    private final Path directory;
    private final String name;
    private final FileChannel entries;

    private Making(Path directory, String name, FileChannel entries) {
        this.directory = directory;
        this.name = name;
        this.entries = entries;
    }

    static Making in(Path directory) throws IOException {
        Files.createDirectories(directory);
        var name = PREFIX + UUID.randomUUID();
        var entries = FileChannel.open(directory.resolve(name + ENTRIES), CREATE_NEW, WRITE);
        var making = new Making(directory, name, entries);
        try {
            entries.lock();
            return making;
        } catch (IOException e) {
            making.close();
            throw e;
        }
    }

    /** Removes what makings left that were killed. */
    static void removeLeftovers(Path directory) throws IOException {
        try (var found = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (var file : found) {
                var name = file.getFileName().toString();
                var entries = directory.resolve(name.replaceFirst("\\..*", "") + ENTRIES);
                if (isLeft(entries)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isLeft(Path entries) throws IOException {
        if (!Files.exists(entries)) {
            return true;
        }
        try (var channel = FileChannel.open(entries, WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** Where its entries are written before it is known how many there are. */
    FileChannel entries() {
        return entries;
    }

    Path entriesFile() {
        return directory.resolve(name + ENTRIES);
    }

    Path file(Coding coding) {
        return directory.resolve(name + coding.ending());
    }

    @Override
    public void close() {
        for (var coding : Coding.values()) {
            delete(file(coding));
        }
        delete(entriesFile());
        try {
            entries.close();
        } catch (IOException e) {
            log.debug("A file of a snapshot was not closed", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.atWarn().addKeyValue("file", file).log("A file of a snapshot was not deleted", e);
        }
    }
}
