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

    /** Whether all read models have all events. */
    public boolean isAllProjected() {
        return number("select min(position) from query_side.read_models")
                == number("select max(position) from event_store.events");
    }

    /** Generation of a read model's tables that are live. */
    int generation(String readModel) {
        return (int)
                number(
                        "select generation from query_side.read_models where name = '%s'"
                                .formatted(readModel));
    }

    /** What a query answers that answers one number. */
    long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    RunFailed failed(SQLException e) {
        return new RunFailed("the database at %s says: %s".formatted(this, e.getMessage()));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url;
    }
}
