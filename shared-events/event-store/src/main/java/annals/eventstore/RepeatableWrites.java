package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The writes that came with a key: what has become of them is remembered for 24 hours. A write that
 * runs is known by an advisory lock only, so that its end, however it comes, frees the key.
 */
public final class RepeatableWrites {

    private static final String KEPT = "interval '24 hours'";

    /** Enough to forget more than comes in. */
    private static final int FORGOTTEN_AT_ONCE = 100;

    private final JdbcClient database;
    private final Appends appends;

    /** Works in the transactions of {@link Appends}, and looks without one. */
    public RepeatableWrites(JdbcClient writes, Appends appends) {
        this.database = writes;
        this.appends = appends;
    }

    /** What is known of a write that is about to be carried out. */
    public sealed interface Earlier {

        /** It was stored, at this position. */
        record Done(Position position) implements Earlier {}

        /** The same key was used for another write. */
        record Other(String target) implements Earlier {}

        /** It is being carried out at this moment. */
        record Running() implements Earlier {}
    }

    /** What has become of a write; empty if nothing is known of its key. */
    public Optional<Earlier> find(RepeatableWrite write) {
        return database.sql(
                        """
                        select target, body_digest, position, recorded_at
                        from event_store.repeatable_writes
                        where caller = :caller and key = :key
                            and recorded_at > clock_timestamp() - %s
                        """
                                .formatted(KEPT))
                .param("caller", write.caller())
                .param("key", write.key())
                .query((row, number) -> earlier(write, row, number))
                .optional();
    }

    private static Earlier earlier(RepeatableWrite write, ResultSet row, int number)
            throws SQLException {
        var stored =
                new RepeatableWrite(
                        write.caller(),
                        write.key(),
                        row.getString("target"),
                        row.getString("body_digest"));
        return write.isSameAs(stored)
                ? new Earlier.Done(EventLog.position(row, number))
                : new Earlier.Other(stored.target());
    }

    /**
     * Begins a write in the transaction that is open. If nothing is known of it, the key is taken,
     * and what the transaction appends is remembered under it.
     */
    public Optional<Earlier> begin(RepeatableWrite write) {
        if (!takes(write)) {
            return Optional.of(new Earlier.Running());
        }
        var earlier = find(write);
        if (earlier.isEmpty()) {
            forget(write);
            appends.remember(write);
        }
        return earlier;
    }

    private boolean takes(RepeatableWrite write) {
        return database.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 3))")
                .param("key", write.caller() + ' ' + write.key())
                .query(Boolean.class)
                .single();
    }

    /** What is too old, so that it is in nobody's way: the write's own key, and some others. */
    private void forget(RepeatableWrite write) {
        database.sql(
                        """
                        delete from event_store.repeatable_writes
                        where recorded_at <= clock_timestamp() - %1$s
                            and caller = :caller and key = :key;
                        delete from event_store.repeatable_writes
                        where (caller, key) in (
                            select caller, key from event_store.repeatable_writes
                            where recorded_at <= clock_timestamp() - %1$s
                            order by recorded_at limit %2$d
                            for update skip locked)
                        """
                                .formatted(KEPT, FORGOTTEN_AT_ONCE))
                .param("caller", write.caller())
                .param("key", write.key())
                .update();
    }
}
