package annals.http.token;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The signing key of a registry that was given none: made on the first start, kept in the data
 * directory, readable by its owner only from the moment it exists. Processes that start at once all
 * end with the same key.
 */
final class KeyFile {

    static final String NAME = "jwt-private-key";

    private static final Logger log = LoggerFactory.getLogger(KeyFile.class);

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(OWNER_READ, OWNER_WRITE);

    /** 64 digits and some blanks; anything longer is not ours. */
    private static final int MAX_BYTES = 256;

    private final Path directory;
    private final Path file;

    KeyFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    /** The key that is kept here, made now if there is none yet. */
    TokenKey key() {
        try {
            if (Files.notExists(file)) {
                create();
            }
            return read();
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKeyException(
                    "The key that signs registry tokens cannot be kept in %s: %s"
                            .formatted(file, e),
                    "Make %s a directory that this process can write, or set MCP_REGISTRY_JWT_PRIVATE_KEY"
                            .formatted(directory),
                    e);
        }
    }

    /** The key that is kept here; it is not made. */
    TokenKey present() {
        try {
            return read();
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableKeyException(
                    "The key that signs registry tokens cannot be read from %s: %s"
                            .formatted(file, e),
                    "Say with MCP_REGISTRY_DATA_DIR where the registry keeps its data, run this as"
                        + " the user who runs the registry, or set MCP_REGISTRY_JWT_PRIVATE_KEY",
                    e);
        }
    }

    private TokenKey read() throws IOException {
        var attributes = Files.readAttributes(file, PosixFileAttributes.class);
        if (!OWNER_ONLY.containsAll(attributes.permissions())) {
            throw new UnusableKeyException(
                    "The key that signs registry tokens is open to others: %s has the mode %s, but must have rw-------"
                            .formatted(
                                    file, PosixFilePermissions.toString(attributes.permissions())),
                    "If nobody can have read it, say: chmod 600 %1$s. Otherwise remove %1$s: the next start makes a new key, and whoever is logged in must log in again"
                            .formatted(file));
        }
        if (!attributes.isRegularFile() || attributes.size() > MAX_BYTES) {
            throw new UnusableKeyException(
                    "%s is not a key: expected a file of 64 hexadecimal digits".formatted(file),
                    "Bring the file back from a backup, or remove it: the next start makes a new"
                            + " key");
        }
        return TokenKey.of(
                SeedText.bytes(
                        Files.readString(file, StandardCharsets.ISO_8859_1), file.toString()));
    }

    /** Leaves a whole key under the name, ours or that of a process that was quicker. */
    private void create() throws IOException {
        Files.createDirectories(directory);
        var draft =
                Files.createTempFile(
                        directory, NAME, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            write(draft);
            // a link and not a rename, which would replace the key of a process that was quicker
            Files.createLink(file, draft);
            force(directory);
            log.atInfo()
                    .addKeyValue("file", file)
                    .log("Made a key that signs registry tokens, and keep it in {}", file);
        } catch (FileAlreadyExistsException e) {
            log.debug("Another process has just made {}", file, e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Path draft) throws IOException {
        var seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        var digits = HexFormat.of().formatHex(seed) + "\n";
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(digits.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Else a power cut could take the name away after the first tokens were signed. */
    private static void force(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
