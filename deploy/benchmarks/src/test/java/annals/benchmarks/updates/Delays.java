package annals.benchmarks.updates;

import annals.eventstore.DatabaseAddress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Makes some commits of a registry of ours take seconds: of its events, after they have got their
 * time, and of its list.
 */
final class Delays {

    /** In the statement that stores an event, and at the commit, in turns. */
    private static final String SQL =
            """
            create function event_store.stand_still() returns trigger language plpgsql as $$
            begin
                perform pg_sleep(1.5);
                return null;
            end $$;
            create trigger stand_still_at_once
                after insert on event_store.events
                for each row when (new.position % 300 = 60)
                execute function event_store.stand_still();
            create constraint trigger stand_still_at_commit
                after insert on event_store.events
                deferrable initially deferred
                for each row when (new.position % 300 = 150)
                execute function event_store.stand_still();
            create constraint trigger stand_still_at_commit
                after update on query_side.read_models
                deferrable initially deferred
                for each row when (old.position / 200 < new.position / 200)
                execute function event_store.stand_still();
            """;

    private Delays() {}

    static void begin(DatabaseAddress database) {
        try (var connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(SQL);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The database that a registry keeps below its directory of data, while it runs. */
    static DatabaseAddress databaseIn(Path data) throws IOException {
        var files = data.resolve("postgresql");
        var port = Files.readAllLines(files.resolve("postmaster.pid")).get(3);
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%s/annals".formatted(port),
                "annals",
                Files.readString(files.resolve("annals.password")).strip());
    }
}
