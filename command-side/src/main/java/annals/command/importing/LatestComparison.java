package annals.command.importing;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;

/**
 * Compares which version of a server is latest here and at the source. Both are only known after
 * the server's last entry, which may stand anywhere in the source: so they are kept in the table
 * {@code import_latest}, and an import that was stopped loses nothing of them.
 */
final class LatestComparison {

    private final JdbcClient database;
    private final String source;

    LatestComparison(JdbcClient database, String source) {
        this.database = database;
        this.source = source;
    }

    /**
     * The latest version of one server.
     *
     * @param ours as we decided; absent when nothing of the server is stored
     * @param theirs as the source says; absent when it has called none so yet
     */
    record Latest(@Nullable String ours, @Nullable String theirs) {

        /** What is known after more was learned. */
        Latest then(Latest later) {
            return new Latest(
                    later.ours() == null ? ours() : later.ours(),
                    later.theirs() == null ? theirs() : later.theirs());
        }
    }

    /** A server whose latest version is another one at the source. */
    record Difference(String server, String ours, @Nullable String theirs) {}

    /**
     * Servers with differences.
     *
     * @param first some of them, in the order of their names
     * @param all how many there are
     */
    record Differences(List<Difference> first, long all) {}

    /** Forgets what an earlier import learned. */
    void beginAnew() {
        database.sql("delete from command_side.import_latest where source = :source")
                .param("source", source)
                .update();
    }

    /** Learns of some servers, each with its name, in the transaction of what was stored. */
    void learn(Map<String, Latest> learned) {
        if (learned.isEmpty()) {
            return;
        }
        // in one order, so that two imports cannot wait for each other
        var servers = learned.keySet().stream().sorted().toArray(String[]::new);
        var ours = new @Nullable String[servers.length];
        var theirs = new @Nullable String[servers.length];
        for (int i = 0; i < servers.length; i++) {
            Latest latest = learned.getOrDefault(servers[i], new Latest(null, null));
            ours[i] = latest.ours();
            theirs[i] = latest.theirs();
        }
        database.sql(
                        """
                        insert into command_side.import_latest as known (source, server, ours, theirs)
                        select :source, server, ours, theirs
                        from unnest(:servers, :ours, :theirs) as learned (server, ours, theirs)
                        on conflict (source, server) do update set
                            ours = coalesce(excluded.ours, known.ours),
                            theirs = coalesce(excluded.theirs, known.theirs)
                        """)
                .param("source", source)
                .param("servers", servers)
                .param("ours", ours)
                .param("theirs", theirs)
                .update();
    }

    /** Where the source differs. */
    Differences differences(int atMost) {
        long all =
                database.sql(
                                """
                                select count(*) from command_side.import_latest
                                where source = :source and ours is not null
                                    and ours is distinct from theirs
                                """)
                        .param("source", source)
                        .query(Long.class)
                        .single();
        List<Difference> first =
                database.sql(
                                """
                                select server, ours, theirs from command_side.import_latest
                                where source = :source and ours is not null
                                    and ours is distinct from theirs
                                order by server
                                limit :at_most
                                """)
                        .param("source", source)
                        .param("at_most", atMost)
                        .query(
                                (row, _) ->
                                        new Difference(
                                                row.getString("server"),
                                                row.getString("ours"),
                                                row.getString("theirs")))
                        .list();
        return new Differences(first, all);
    }

    /** Keeps the differences only. */
    void forgetAgreements() {
        database.sql(
                        """
                        delete from command_side.import_latest
                        where source = :source and (ours is null or ours = theirs)
                        """)
                .param("source", source)
                .update();
    }
}
