package annals.eventstore.rebuild;

import annals.events.ReadModelRebuilt;
import annals.eventstore.ReadModel;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;

/** Holds the rows of a new generation against the live ones. */
final class Comparison {

    private final JdbcClient database;
    private final Rebuildable readModel;
    private final int generation;

    Comparison(JdbcClient database, Rebuildable readModel, int generation) {
        this.database = database;
        this.readModel = readModel;
        this.generation = generation;
    }

    /** Of all rows; one statement, so one state of both. */
    Differing all(ReadModel live) {
        return Differing.of(
                rows(
                        database.sql(
                                "select server, version from (%s) d order by 1, 2 limit %d"
                                        .formatted(
                                                readModel.differences(live, generation),
                                                Differing.MOST_NAMED + 1))));
    }

    /** Of the rows of these servers. */
    Differing of(ReadModel live, Collection<String> servers) {
        if (servers.isEmpty()) {
            return new Differing(List.of(), false);
        }
        return Differing.of(
                rows(
                        database.sql(
                                        "select server, version from (%s) d where server = any(:servers) order by 1, 2 limit %d"
                                                .formatted(
                                                        readModel.differences(live, generation),
                                                        Differing.MOST_NAMED + 1))
                                .param("servers", servers.toArray(String[]::new))));
    }

    private static List<ReadModelRebuilt.Row> rows(JdbcClient.StatementSpec statement) {
        return statement
                .query(
                        (row, _) ->
                                new ReadModelRebuilt.Row(
                                        row.getString("server"), row.getString("version")))
                .list();
    }
}
