package annals.query.listing;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The read model's name, the revision of its shape, and its tables. */
final class Listing {

    static final String NAME = "listing";

    /** Raise it with every change of {@code tables.sql} or of what stands in the rows. */
    static final int REVISION = 2;

    private Listing() {}

    /** Makes what is missing in the database. */
    static void prepare(Follower.Source source, DatabaseAddress address, SearchFields fields) {
        Migrations.run(address, "query_side", "db/query-side");
        source.transactions()
                .executeWithoutResult(
                        _ -> source.readModels().prepare(NAME, REVISION, sql("tables.sql")));
        switch (fields) {
            case NAME -> {}
            case NAME_AND_DESCRIPTION -> indexDescriptions(address);
        }
    }

    /**
     * By a connection of its own: over many rows this takes longer than any other statement may.
     */
    private static void indexDescriptions(DatabaseAddress address) {
        var connection = new DriverManagerDataSource(address.url());
        connection.setUsername(address.user());
        connection.setPassword(address.password());
        var database = JdbcClient.create(connection);
        var generation =
                database.sql("select generation from query_side.read_models where name = :name")
                        .param("name", NAME)
                        .query(Integer.class)
                        .single();
        database.sql(
                        sql("description-indexes.sql")
                                .replace("${generation}", Integer.toString(generation)))
                .update();
    }

    private static String sql(String file) {
        try (var sql = Listing.class.getResourceAsStream(file)) {
            if (sql == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
