package annals.standalone.database;

import annals.eventstore.DatabaseAddress;
import annals.http.startup.StartRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * The files of the database. It has one role for us, which owns just our database and is no
 * superuser; the superuser has no way in but the programs' own single-user mode, used here to make
 * that role.
 */
final class Cluster {

    /** The release of the programs that this one brings along; a cluster belongs to one. */
    private static final String MAJOR = "18";

    /** Only our role, only to our database: not even the superuser comes in by network. */
    private static final String ACCESS =
            """
            # written at every start
            host annals annals 127.0.0.1/32 scram-sha-256
            """;

    private static final String BEGUN = "postgresql.new-";

    private final Path directory;

    private Cluster(Path directory) {
        this.directory = directory;
    }

    /** Looks at what is there, and touches nothing. */
    static Cluster at(Path directory) {
        try {
            var version = directory.resolve("PG_VERSION");
            if (Files.exists(version)) {
                var found = Files.readString(version).strip();
                if (!found.equals(MAJOR)) {
                    throw new StartRefused(
                            ("the database in %s is one of PostgreSQL %s, but this program brings"
                                            + " PostgreSQL %s; nothing was changed; move it over"
                                            + " with pg_dump, or start the release that made it")
                                    .formatted(directory, found, MAJOR));
                }
            } else if (Files.exists(directory) && !isEmptyDirectory(directory)) {
                throw new StartRefused(
                        ("%s is there but is no database of PostgreSQL; nothing was changed; move"
                                        + " it away, or choose another directory with %s")
                                .formatted(directory, DataDirectory.VARIABLE));
            }
            return new Cluster(directory);
        } catch (IOException e) {
            throw new StartRefused(
                    "the database in %s cannot be read (%s)".formatted(directory, Reason.of(e)), e);
        }
    }

    Path directory() {
        return directory;
    }

    /** Makes what is missing: the whole, or the password of our role. The server must not run. */
    void complete(Programs programs) {
        try {
            if (!Files.exists(directory.resolve("PG_VERSION"))) {
                create(programs);
            } else if (!Files.exists(passwordFile(directory))) {
                var password = random();
                tell(programs, directory, "alter role annals password '%s'".formatted(password));
                write(passwordFile(directory), password);
            }
            Files.writeString(directory.resolve("pg_hba.conf"), ACCESS);
        } catch (IOException e) {
            throw new StartRefused(
                    "the database in %s cannot be made ready (%s)"
                            .formatted(directory, Reason.of(e)),
                    e);
        }
    }

    /** Where our role finds its database while the server listens on this port. */
    DatabaseAddress address(int port) {
        try {
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + port + "/annals",
                    "annals",
                    Files.readString(passwordFile(directory)).strip());
        } catch (IOException e) {
            throw new StartRefused(
                    "the password in %s cannot be read (%s)".formatted(directory, Reason.of(e)), e);
        }
    }

    /**
     * Made under another name, one of its own each time: so one that was begun and not finished is
     * never started, and one that a killed process's initdb still works on is never touched.
     */
    private void create(Programs programs) throws IOException {
        var parent = Objects.requireNonNull(directory.getParent());
        DurableFiles.deleteAll(parent, Cluster::isBegun);
        var begun = parent.resolve(BEGUN + random());
        try {
            check(
                    begun,
                    programs.run(
                            "initdb",
                            List.of(
                                    "--pgdata=" + begun,
                                    "--username=postgres",
                                    "--auth=reject",
                                    "--encoding=UTF8",
                                    "--locale=C",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--no-instructions"),
                            ""));
            var password = random();
            tell(programs, begun, "create role annals login password '%s'".formatted(password));
            tell(programs, begun, "create database annals owner annals");
            write(passwordFile(begun), password);
            DurableFiles.rename(begun, directory);
        } finally {
            DurableFiles.deleteAll(parent, begun::equals);
        }
    }

    private static boolean isBegun(Path path) {
        return path.getFileName().toString().startsWith(BEGUN);
    }

    private void tell(Programs programs, Path cluster, String statement) {
        check(
                cluster,
                programs.run(
                        "postgres",
                        List.of(
                                "--single",
                                "-D",
                                cluster.toString(),
                                "-c",
                                "exit_on_error=true",
                                "-c",
                                "log_min_error_statement=panic",
                                "-c",
                                "log_checkpoints=off",
                                "postgres"),
                        statement + "\n"));
    }

    private static void check(Path cluster, Programs.Output output) {
        if (!output.succeeded()) {
            throw new StartRefused(
                    "the database cannot be made in %s: %s"
                            .formatted(cluster.getParent(), output.reason()));
        }
    }

    private static Path passwordFile(Path cluster) {
        return cluster.resolve("annals.password");
    }

    private static void write(Path file, String text) throws IOException {
        DurableFiles.write(
                file,
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)),
                "rw-------");
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isEmptyDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }
}
