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
        return Differing.of(rows(database.sql(differences(live, ""))));
    }

    /** Of the rows of these servers. */
    Differing of(ReadModel live, Collection<String> servers) {
        if (servers.isEmpty()) {
            return new Differing(List.of(), false);
        }
        return Differing.of(
                rows(
                        database.sql(differences(live, "where server = any(:servers)"))
                                .param("servers", servers.toArray(String[]::new))));
    }

    private String differences(ReadModel live, String narrowed) {
        return """
        select distinct coalesce(l.server, n.server) as server,
                        coalesce(l.version, n.version) as version
        from (select * from (%1$s) r %3$s) l
        full join (select * from (%2$s) r %3$s) n on n.server = l.server and n.key = l.key
        where l.content is distinct from n.content
        order by 1, 2 limit %4$d
        """
                .formatted(
                        readModel.contents(live.generation(), live.floor()),
                        readModel.contents(generation, live.floor()),
                        narrowed,
                        Differing.MOST_NAMED + 1);
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
