package annals.eventstore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * The one clock: every event gets its position and its time here, as the last act of the
 * transaction in which it was decided. What the work appends through Axon is collected and written
 * once.
 */
public final class Appends {

    /** A conflict means that another was quicker; more in a row than this means overload. */
    private static final int ATTEMPTS = 12;

    private static final Logger log = LoggerFactory.getLogger(Appends.class);

    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Registry registry;
    private final AppendSignal signal;
    private final AppendTimes times;

    /**
     * @param writes connections that are READ COMMITTED, as those of {@link Pools} are
     */
    public Appends(DataSource writes, Registry registry, AppendSignal signal) {
        this(writes, registry, signal, AppendTimes.UNSEEN);
    }

    /**
     * The same, and somebody measures.
     *
     * @param writes connections that are READ COMMITTED, as those of {@link Pools} are
     */
    public Appends(DataSource writes, Registry registry, AppendSignal signal, AppendTimes times) {
        this.database = new JdbcTemplate(writes);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(writes));
        this.registry = registry;
        this.signal = signal;
        this.times = times;
    }

    /**
     * What a transaction came to.
     *
     * @param positions of what it appended, in order; empty when it appended nothing
     */
    public record Appended<T>(T result, List<Position> positions) {}

    /**
     * Runs the work in a transaction and appends at its end what the work has decided. The work may
     * be run again after a conflict, so it must start from what it reads.
     *
     * @throws StoreUnavailableException when the store cannot be asked; then nothing was stored, or
     *     the message says that this is not known
     */
    public <T> Appended<T> transaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            var pending = new PendingEvents();
            var done = new Outcome<T>();
            try {
                transactions.executeWithoutResult(_ -> run(work, pending, done));
                return appended(done);
            } catch (DataAccessException | TransactionException failure) {
                switch (SqlFailure.of(failure)) {
                    case CONFLICT, DEADLOCK -> {
                        if (attempt == ATTEMPTS) {
                            throw new StoreUnavailableException(
                                    "too many others write to the same server", failure);
                        }
                    }
                    case UNAVAILABLE -> {
                        if (!pending.sent() || !settled(pending, done, failure)) {
                            throw new StoreUnavailableException(
                                    "the event store does not answer; nothing was stored", failure);
                        }
                        return appended(done);
                    }
                    case FAULT -> throw failure;
                }
            }
        }
    }

    /** The events of this stream that the running transaction has decided but not yet written. */
    List<NewEvent> pendingOf(String stream, long firstSequence) {
        var pending = (PendingEvents) TransactionSynchronizationManager.getResource(this);
        return pending == null ? List.of() : pending.of(stream, firstSequence);
    }

    /** Collects an event for the end of the running transaction. */
    void add(NewEvent event) {
        pending().add(event);
    }

    /** Remembers with the events of the running transaction of which write they come. */
    void remember(RepeatableWrite write) {
        pending().remember(write);
    }

    private PendingEvents pending() {
        var pending = (PendingEvents) TransactionSynchronizationManager.getResource(this);
        if (pending == null) {
            throw new IllegalStateException("an event can be appended in a transaction only");
        }
        return pending;
    }

    private <T> void run(Supplier<T> work, PendingEvents pending, Outcome<T> done) {
        TransactionSynchronizationManager.bindResource(this, pending);
        try {
            done.result = work.get();
            if (!pending.all().isEmpty()) {
                pending.markSent();
                done.positions = write(pending);
            }
        } finally {
            TransactionSynchronizationManager.unbindResource(this);
        }
    }

    private List<Position> write(PendingEvents pending) {
        ConnectionCallback<List<Position>> append =
                connection -> AppendStatement.run(connection, registry, pending);
        long begun = System.nanoTime();
        var positions = database.execute(append);
        times.appended((System.nanoTime() - begun) / 1e9);
        if (positions == null) {
            throw new IllegalStateException("no positions were given");
        }
        return positions;
    }

    @SuppressWarnings("NullAway") // a result may be null if the caller's type says so
    private <T> Appended<T> appended(Outcome<T> done) {
        if (!done.positions.isEmpty()) {
            signal.seen(done.positions.getLast().number());
        }
        return new Appended<>(done.result, done.positions);
    }

    /**
     * The connection was lost after the events were sent. Whether they were committed is looked up
     * under the position lock: until it is granted, the old backend may still be committing.
     *
     * @return whether they are there
     */
    private boolean settled(PendingEvents pending, Outcome<?> done, Exception failure) {
        try {
            var found = transactions.execute(_ -> lookUp(pending));
            if (found == null || found.isEmpty()) {
                return false;
            }
            log.info("A lost connection had committed its events up to {}", found.getLast());
            done.positions = found;
            return true;
        } catch (DataAccessException | TransactionException stillGone) {
            stillGone.addSuppressed(failure);
            throw new StoreUnavailableException(
                    "the event store went away while it was writing: it is not known whether"
                            + " this was stored. Look it up, or send the same again",
                    stillGone);
        }
    }

    private List<Position> lookUp(PendingEvents pending) {
        return database.execute(
                (ConnectionCallback<List<Position>>)
                        connection -> AppendedEvents.find(connection, registry, pending.all()));
    }

    private static final class Outcome<T> {
        private @Nullable T result;
        private List<Position> positions = List.of();
    }
}
