package annals.eventstore;

import org.flywaydb.core.Flyway;

/**
 * Brings a schema to the shape of this version; each owner has a schema and a history of its own.
 *
 * @param schema name of the PostgreSQL schema, made when it is not there
 */
public record Migrations(String schema) {

    /** Runs what is missing; several processes may do so at once. */
    public static Migrations run(DatabaseAddress address, String schema, String location) {
        Flyway.configure()
                .dataSource(address.url(), address.user(), address.password())
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:" + location)
                .load()
                .migrate();
        return new Migrations(schema);
    }
}
