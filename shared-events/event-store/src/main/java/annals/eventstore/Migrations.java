package annals.eventstore;

import org.flywaydb.core.Flyway;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Brings a schema to the shape of this version; each owner has a schema and a history of its own.
 *
 * @param schema name of the PostgreSQL schema, made when it is not there
 */
public record Migrations(String schema) {

    /**
     * Runs what is missing; several processes may do so at once, and take turns.
     *
     * @throws NewerDatabase if a newer version has migrated it already
     */
    public static Migrations run(DatabaseAddress address, String schema, String location) {
        var flyway =
                Flyway.configure()
                        .dataSource(address.url(), address.user(), address.password())
                        .schemas(schema)
                        .defaultSchema(schema)
                        .locations("classpath:" + location)
                        .load();
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var turn = connection.createStatement()) {
            // Flyway waits for others only once the schema is there
            turn.execute("select pg_advisory_lock(hashtext('annals.migrations'))");
            refuseNewer(flyway, schema);
            flyway.migrate();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database cannot be migrated: " + e.getMessage(), e);
        }
        return new Migrations(schema);
    }

    private static void refuseNewer(Flyway flyway, String schema) {
        for (var applied : flyway.info().applied()) {
            switch (applied.getState()) {
                case FUTURE_SUCCESS, FUTURE_FAILED ->
                        throw new NewerDatabase(
                                "its schema %s is at version %s"
                                        .formatted(schema, applied.getVersion()));
                default -> {
                    // known here
                }
            }
        }
    }
}
