package annals.standalone.database;

import annals.http.startup.StartRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** The one directory in which everything lies that must survive. */
public record DataDirectory(Path path) {

    /** The environment variable that chooses it. */
    public static final String VARIABLE = "MCP_REGISTRY_DATA_DIR";

    public DataDirectory {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * That of {@link #VARIABLE}, else {@code annals} in the user's directory for data (XDG Base
     * Directory Specification).
     *
     * @param variables the environment's; empty where one is not set
     */
    public static DataDirectory chosenBy(UnaryOperator<String> variables) {
        var given = variables.apply(VARIABLE);
        if (!given.isBlank()) {
            return new DataDirectory(Path.of(given));
        }
        // the specification: one that is not absolute is to be ignored
        var data = variables.apply("XDG_DATA_HOME");
        return new DataDirectory(
                data.startsWith("/")
                        ? Path.of(data, "annals")
                        : Path.of(System.getProperty("user.home"), ".local", "share", "annals"));
    }

    /**
     * Makes it, for its owner alone, if it is not there; one that is there stays as it is.
     *
     * @return the same, by its real path
     */
    DataDirectory create() {
        try {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            return new DataDirectory(path.toRealPath());
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartRefused(
                    "the data directory %s cannot be made (%s); choose another with %s"
                            .formatted(path, Reason.of(e), VARIABLE),
                    e);
        }
    }

    /** Held by the process that runs on this directory; its text is that process's id. */
    Path lock() {
        return path.resolve("lock");
    }

    Path cluster() {
        return path.resolve("postgresql");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    /** The programs of PostgreSQL, unpacked; may be deleted while nothing runs. */
    Path programs() {
        return path.resolve("programs");
    }

    /** Bytes that may still be written there; empty where that cannot be told. */
    public OptionalLong left() {
        try {
            return OptionalLong.of(Files.getFileStore(path).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
