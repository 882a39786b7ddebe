package annals.query.listing;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The read model's name, the revision of its shape, and its tables. */
final class Listing {

    static final String NAME = "listing";

    /** Raise it with every change of {@code tables.sql} or of what stands in the rows. */
    static final int REVISION = 1;

    private Listing() {}

    /** Makes what is missing in the database. */
    static void prepare(Follower.Source source, DatabaseAddress address) {
        Migrations.run(address, "query_side", "db/query-side");
        source.transactions()
                .executeWithoutResult(_ -> source.readModels().prepare(NAME, REVISION, tables()));
    }

    private static String tables() {
        try (var sql = Listing.class.getResourceAsStream("tables.sql")) {
            if (sql == null) {
                throw new IllegalStateException("tables.sql is missing");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
