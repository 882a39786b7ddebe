package annals.benchmarks.database;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database server that a standalone registry runs in its data directory. */
public record EmbeddedServer(String url, String password) {

    /** Of {@code postmaster.pid}: PostgreSQL's manual, "Database File Layout". */
    private static final int PORT_LINE = 3;

    private static final String ROLE = "annals";

    /** The one that runs in this directory. */
    public static EmbeddedServer in(Path dataDirectory) {
        var cluster = dataDirectory.resolve("postgresql");
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return new EmbeddedServer(
                    "jdbc:postgresql://127.0.0.1:%s/annals".formatted(lines.get(PORT_LINE).strip()),
                    Files.readString(cluster.resolve("annals.password")).strip());
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new RunFailed(
                    "a running PostgreSQL was expected in %s (%s)".formatted(cluster, e));
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, ROLE, password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
