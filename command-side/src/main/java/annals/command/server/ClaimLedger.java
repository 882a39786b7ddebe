package annals.command.server;

import annals.eventstore.EventReader;
import annals.eventstore.StreamLog;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Lets the claims follow what was decided, in the same transaction: for each server stands up to
 * which event of its stream they have come, so a reader of both sees them agree, always.
 */
final class ClaimLedger {

    private final JdbcClient database;
    private final ClaimLocks locks;
    private final ClaimTables tables;
    private final StreamLog log;
    private final EventReader reader;

    ClaimLedger(JdbcClient database, ClaimLocks locks, StreamLog log, EventReader reader) {
        this.database = database;
        this.locks = locks;
        this.tables = new ClaimTables(database);
        this.log = log;
        this.reader = reader;
    }

    /** The events of a server that are to be taken in. */
    private record Span(long first, long last) {

        Span with(long sequence) {
            return new Span(first, sequence);
        }
    }

    /** Writes what follows from events that this transaction will append, in their order. */
    void record(List<Happened> events) {
        if (events.isEmpty()) {
            return;
        }
        locks.share();
        var spans = spans(events);
        var overtaken = new HashSet<String>();
        for (var behind : moveOn(spans)) {
            var span = spans.get(behind);
            if (span != null && !catchUp(behind, span)) {
                overtaken.add(behind);
            }
        }
        tables.apply(events.stream().filter(event -> !overtaken.contains(event.server())).toList());
    }

    /** By name, so that rows are locked in one order. */
    private static TreeMap<String, Span> spans(List<Happened> events) {
        var spans = new TreeMap<String, Span>();
        for (var event : events) {
            spans.merge(
                    event.server(),
                    new Span(event.sequence(), event.sequence()),
                    (span, _) -> span.with(event.sequence()));
        }
        return spans;
    }

    /**
     * Moves the servers' sequences on.
     *
     * @return servers whose claims are not where they should be
     */
    private List<String> moveOn(TreeMap<String, Span> spans) {
        var names = spans.keySet().toArray(String[]::new);
        if (names.length > 1) {
            List<String> _ =
                    database.sql(
                                    """
                                    select name from command_side.claimed_names
                                    where name = any(:names) order by name for update
                                    """)
                            .param("names", names)
                            .query((row, _) -> row.getString("name"))
                            .list();
        }
        return database.sql(
                        """
                        with span as (
                            select * from unnest(
                                :names::text[], :lower_names::text[],
                                :firsts::bigint[], :lasts::bigint[])
                                as span(name, lower_name, first, last)),
                        moved as (
                            update command_side.claimed_names c set sequence = span.last
                            from span where c.name = span.name and c.sequence = span.first - 1
                            returning c.name),
                        made as (
                            insert into command_side.claimed_names (name, lower_name, sequence)
                            select name, lower_name, last from span where first = 0 order by name
                            on conflict (name) do nothing
                            returning name)
                        select name from span
                        where name not in (
                            select name from moved union all select name from made)
                        """)
                .param("names", names)
                .param("lower_names", lower(spans.keySet()))
                .param("firsts", spans.values().stream().map(Span::first).toArray(Long[]::new))
                .param("lasts", spans.values().stream().map(Span::last).toArray(Long[]::new))
                .query((row, _) -> row.getString("name"))
                .list();
    }

    private static String[] lower(Collection<String> names) {
        return names.stream().map(ClaimChecks::lower).toArray(String[]::new);
    }

    /**
     * Claims that do not know all that came before are made anew from the log.
     *
     * @return false when they know more: another transaction was quicker, and this one will find at
     *     its append that its events have no place any more
     */
    private boolean catchUp(String server, Span span) {
        boolean overtaken =
                database.sql(
                                """
                                select exists (select from command_side.claimed_names
                                               where name = :name and sequence >= :first)
                                """)
                        .param("name", server)
                        .param("first", span.first())
                        .query(Boolean.class)
                        .single();
        if (overtaken) {
            return false;
        }
        var before = new ServerClaims();
        log.forEach(
                server,
                Long.MAX_VALUE,
                stored -> {
                    if (stored.sequence() < span.first()) {
                        before.apply(reader.read(stored).event());
                    }
                });
        tables.replace(List.of(new ClaimTables.Made(server, before, span.last())));
        return true;
    }
}
