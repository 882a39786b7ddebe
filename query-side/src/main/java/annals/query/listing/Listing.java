package annals.query.listing;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;
import annals.eventstore.ReadModel;
import annals.eventstore.rebuild.GenerationSql;

import java.util.List;

/** The read model's name, the revision of its shape, and its tables. */
final class Listing {

    static final String NAME = "listing";

    /** Raise it with every change of the tables, of their indexes or of what stands in the rows. */
    static final int REVISION = 4;

    /** From this one on it is known what rows were before. */
    static final int WITH_PAST = 3;

    private Listing() {}

    /** Makes what is missing in the database; settings that differ are for a rebuild to change. */
    static ReadModel prepare(Follower.Source source, DatabaseAddress address, SearchFields fields) {
        Migrations.run(address, "query_side", "db/query-side");
        var prepared =
                source.transactions()
                        .execute(
                                _ -> {
                                    source.readModels().note(NAME, SearchFields.NAME.settings());
                                    return source.readModels()
                                            .prepare(
                                                    NAME,
                                                    REVISION,
                                                    fields.settings(),
                                                    generation ->
                                                            tables(generation)
                                                                    + indexes(generation, fields),
                                                    Listing::upgrade);
                                });
        if (prepared == null) {
            throw new IllegalStateException("the list was not prepared");
        }
        return prepared;
    }

    static String tables(int generation) {
        return sql("tables.sql", generation) + sql("past.sql", generation);
    }

    private static String upgrade(int generation) {
        return sql("past.sql", generation) + sql("upgrade.sql", generation);
    }

    static String indexes(int generation, SearchFields fields) {
        return switch (fields) {
            case NAME -> sql("indexes.sql", generation);
            case NAME_AND_DESCRIPTION ->
                    sql("indexes.sql", generation) + sql("description-indexes.sql", generation);
        };
    }

    /** All tables of a generation. */
    static List<String> tableNames(int generation) {
        return List.of(
                "query_side.listing_" + generation,
                "query_side.listing_past_" + generation,
                "query_side.listing_names_" + generation);
    }

    private static String sql(String file, int generation) {
        return GenerationSql.of(Listing.class, file, generation);
    }
}
