package annals.query.history;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;
import annals.eventstore.ReadModel;
import annals.eventstore.rebuild.GenerationSql;

import java.util.List;

/** The read model's name, the revision of its shape, and its tables. */
final class History {

    static final String NAME = "history";

    /** Raise it with every change of {@code tables.sql} or of what stands in the rows. */
    static final int REVISION = 1;

    /** No setting shapes the rows. */
    static final String SETTINGS = "none";

    private History() {}

    /** Makes what is missing in the database. */
    static ReadModel prepare(Follower.Source source, DatabaseAddress address) {
        Migrations.run(address, "query_side", "db/query-side");
        var prepared =
                source.transactions()
                        .execute(
                                _ ->
                                        source.readModels()
                                                .prepare(
                                                        NAME,
                                                        REVISION,
                                                        SETTINGS,
                                                        generation ->
                                                                tables(generation)
                                                                        + indexes(generation)));
        if (prepared == null) {
            throw new IllegalStateException("the history was not prepared");
        }
        return prepared;
    }

    static String tables(int generation) {
        return sql("tables.sql", generation);
    }

    static String indexes(int generation) {
        return sql("indexes.sql", generation);
    }

    /** All tables of a generation. */
    static List<String> tableNames(int generation) {
        return List.of(
                "query_side.history_" + generation,
                "query_side.history_many_" + generation,
                "query_side.history_documents_" + generation,
                "query_side.history_servers_" + generation);
    }

    private static String sql(String file, int generation) {
        return GenerationSql.of(History.class, file, generation);
    }
}
