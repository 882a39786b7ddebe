package annals.command.server;

import annals.command.server.ClaimTables.Made;
import annals.events.RegistryEvent;
import annals.eventstore.EventReader;
import annals.eventstore.Pools;
import annals.eventstore.StreamLog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the claims complete before writes are accepted. Each server's row says up to which event of
 * its stream the claims have come; since both move in one transaction, one statement proves them
 * complete, whatever other processes write. What is missing, or knows what the log does not, is
 * made anew from the server's stream.
 */
final class ClaimsFromLog {

    private static final Logger log = LoggerFactory.getLogger(ClaimsFromLog.class);

    /** One transaction, during which nobody else writes. */
    private static final int MOST_SERVERS = 200;

    private static final int MOST_EVENTS = 2_000;

    private final JdbcClient reads;
    private final JdbcClient writes;
    private final TransactionTemplate transactions;
    private final ClaimLocks locks;
    private final ClaimTables tables;
    private final StreamLog streams;
    private final EventReader reader;

    ClaimsFromLog(Pools pools, ClaimLocks locks, EventReader reader) {
        this.reads = JdbcClient.create(pools.reads());
        this.writes = JdbcClient.create(pools.writes());
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(pools.writes()));
        this.locks = locks;
        this.tables = new ClaimTables(writes);
        this.streams = new StreamLog(reads);
        this.reader = reader;
    }

    /** A server whose claims are not those of its stream, which ends with this event. */
    private record Differing(String server, long last) {}

    /** Returns when all claims are those of the log. */
    void complete() {
        transactions.executeWithoutResult(
                _ -> {
                    locks.all();
                    ClaimSchema.makeIfLost(writes);
                });
        long began = System.nanoTime();
        int made = 0;
        for (var differing = lookFirst(); !differing.isEmpty(); differing = differing()) {
            log.atInfo()
                    .addKeyValue("servers", differing.size())
                    .log("The claims of {} servers are made from the log", differing.size());
            for (var some : inPieces(differing)) {
                make(some);
            }
            made += differing.size();
        }
        if (made > 0) {
            long milliseconds = (System.nanoTime() - began) / 1_000_000;
            log.atInfo()
                    .addKeyValue("duration_ms", milliseconds)
                    .log("The claims are complete after {} ms", milliseconds);
        }
    }

    /** Counting takes a fortieth of looking at each server. */
    private List<Differing> lookFirst() {
        return knowAsManyEventsAsTheLog() ? List.of() : differing();
    }

    /**
     * Positions have no gaps, so it is known without counting them how many events the log has.
     * Claims cannot know too little of one server and too much of another: they stand in the
     * database of the log and move in its transactions.
     */
    private boolean knowAsManyEventsAsTheLog() {
        return reads.sql(
                        """
                        select (select coalesce(sum(sequence + 1), 0)
                                from command_side.claimed_names)
                            = (select coalesce(max(position), 0) from event_store.events)
                            - (select coalesce(max(sequence) + 1, 0)
                               from event_store.events where stream = :registry)
                        """)
                .param("registry", RegistryEvent.STREAM)
                .query(Boolean.class)
                .single();
    }

    private List<Differing> differing() {
        return reads.sql(
                        """
                        select coalesce(s.stream, c.name) as server, coalesce(s.last, -1) as last
                        from (select stream, max(sequence) as last
                              from event_store.events where stream like '%/%'
                              group by stream) s
                        full join command_side.claimed_names c on c.name = s.stream
                        where c.sequence is distinct from s.last
                        order by server
                        """)
                .query((row, _) -> new Differing(row.getString("server"), row.getLong("last")))
                .list();
    }

    private static List<List<Differing>> inPieces(List<Differing> all) {
        var pieces = new ArrayList<List<Differing>>();
        var piece = new ArrayList<Differing>();
        long events = 0;
        for (var differing : all) {
            piece.add(differing);
            events += differing.last() + 1;
            if (piece.size() == MOST_SERVERS || events >= MOST_EVENTS) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                events = 0;
            }
        }
        pieces.add(List.copyOf(piece));
        return pieces;
    }

    /** A server that moves on meanwhile is left to the next look. */
    private void make(List<Differing> some) {
        var claims =
                some.stream()
                        .map(each -> new Made(each.server(), claims(each), each.last()))
                        .toList();
        transactions.executeWithoutResult(
                _ -> {
                    locks.all();
                    var now = last(some);
                    tables.forget(
                            some.stream()
                                    .map(Differing::server)
                                    .filter(server -> !now.containsKey(server))
                                    .toList());
                    tables.replace(
                            claims.stream()
                                    .filter(made -> hasLast(now, made.server(), made.sequence()))
                                    .toList());
                });
    }

    private static boolean hasLast(Map<String, Long> last, String server, long sequence) {
        return last.getOrDefault(server, Long.MIN_VALUE) == sequence;
    }

    private ServerClaims claims(Differing differing) {
        var claims = new ServerClaims();
        streams.forEach(
                differing.server(),
                Long.MAX_VALUE,
                stored -> {
                    if (stored.sequence() <= differing.last()) {
                        claims.apply(reader.read(stored).event());
                    }
                });
        return claims;
    }

    private Map<String, Long> last(List<Differing> some) {
        return writes
                .sql(
                        """
                        select stream, max(sequence) as last from event_store.events
                        where stream = any(:streams) group by stream
                        """)
                .param("streams", some.stream().map(Differing::server).toArray(String[]::new))
                .query((row, _) -> new Differing(row.getString("stream"), row.getLong("last")))
                .stream()
                .collect(Collectors.toMap(Differing::server, Differing::last));
    }
}
