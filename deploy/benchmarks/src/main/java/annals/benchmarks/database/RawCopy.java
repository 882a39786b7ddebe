package annals.benchmarks.database;

import annals.benchmarks.failure.RunFailed;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The least that filling tables costs: their rows from a file by {@code COPY}, then their indexes.
 */
public final class RawCopy {

    private static final String SCHEMA = "query_side";

    private RawCopy() {}

    /**
     * Copies tables of the registry, with all their indexes, and drops the copies.
     *
     * @return what rows and indexes took; reading the rows out before is not counted
     */
    public static Duration of(EmbeddedServer server, List<String> tables) {
        var files = new LinkedHashMap<String, Path>();
        try (var connection = server.connect()) {
            for (var table : tables) {
                files.put(table, writtenOut(connection, table));
            }
            execute(connection, "create schema benchmark");
            try {
                execute(connection, "set maintenance_work_mem = '64MB'");
                return copied(connection, files);
            } finally {
                execute(connection, "drop schema benchmark cascade");
            }
        } catch (SQLException | IOException e) {
            throw new RunFailed("tables could not be copied in %s: %s".formatted(server, e));
        } finally {
            files.values().forEach(file -> file.toFile().delete());
        }
    }

    private static Path writtenOut(Connection connection, String table)
            throws SQLException, IOException {
        var file = Files.createTempFile("annals-", ".copy");
        try (var out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy %s.%s to stdout".formatted(SCHEMA, table), out);
        }
        return file;
    }

    private static Duration copied(Connection connection, LinkedHashMap<String, Path> files)
            throws SQLException, IOException {
        var indexes = new ArrayList<String>();
        for (var table : files.keySet()) {
            execute(
                    connection,
                    "create table benchmark.%2$s (like %1$s.%2$s including storage) with (toast_tuple_target = 8160)"
                            .formatted(SCHEMA, table));
            indexes.addAll(indexes(connection, table));
        }
        long begun = System.nanoTime();
        for (var file : files.entrySet()) {
            try (var in = Files.newInputStream(file.getValue())) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy benchmark.%s from stdin".formatted(file.getKey()), in);
            }
        }
        for (var index : indexes) {
            execute(connection, index);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static List<String> indexes(Connection connection, String table) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select replace(indexdef, ' ON ' || schemaname || '.', ' ON benchmark.')
                        from pg_indexes where schemaname = ? and tablename = ?
                        """)) {
            statement.setString(1, SCHEMA);
            statement.setString(2, table);
            var found = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
