package annals.eventstore.rebuild;

import annals.events.RegistryEvent;
import annals.eventstore.EventLog;
import annals.eventstore.EventReader;
import annals.eventstore.RecordedEvent;
import annals.eventstore.StoredEvent;
import annals.eventstore.UnreadableEventException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The log up to a position, server by server, each server's events in their order. Events are read
 * in slices, each by a short statement of its own, so that no snapshot is held open.
 */
final class LogByServer {

    /** Some half a megabyte. */
    private static final int SLICE = 500;

    private static final String ALL_SEALS = "header, data_salt, data_digest, leaf";

    /** Who only folds what happened does without them, which are half of what is stored. */
    private static final String NO_SEALS =
            "'' as header, null as data_salt, '' as data_digest, '' as leaf";

    private final JdbcClient database;
    private final EventReader reader;
    private final String seals;
    private final long upTo;

    private LogByServer(JdbcClient database, EventReader reader, String seals, long upTo) {
        this.database = database;
        this.reader = reader;
        this.seals = seals;
        this.upTo = upTo;
    }

    /** With all that is stored. */
    static LogByServer whole(JdbcClient database, EventReader reader, long upTo) {
        return new LogByServer(database, reader, ALL_SEALS, upTo);
    }

    /** Events without header, salt, digest and leaf. */
    static LogByServer withoutSeals(JdbcClient database, EventReader reader, long upTo) {
        return new LogByServer(database, reader, NO_SEALS, upTo);
    }

    /** Looks at each event as it is stored, and takes all events of one server after another. */
    interface Visitor {

        /** An event as it is stored. */
        default void stored(StoredEvent event) {}

        /** An event that cannot be read; unless somebody takes it, that is the end. */
        default void unreadable(UnreadableEventException unreadable) {
            throw unreadable;
        }

        /** All that happened to a server, as far as it can be read. */
        void server(String name, List<RecordedEvent> events);
    }

    /**
     * While a slice is visited, the next one is read; nobody else may wait long for the connection
     * meanwhile.
     */
    void visit(Visitor visitor) {
        var server = new ArrayList<RecordedEvent>();
        StoredEvent last = null;
        try (var reading = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            var slice = after(null);
            while (!slice.isEmpty()) {
                var end = slice.getLast();
                var next = reading.submit(() -> after(end));
                for (var stored : slice) {
                    visitor.stored(stored);
                    if (last != null && !last.stream().equals(stored.stream())) {
                        hand(server, visitor);
                    }
                    if (!stored.stream().equals(RegistryEvent.STREAM)) {
                        read(stored, server, visitor);
                    }
                    last = stored;
                }
                slice = awaited(next);
            }
        }
        hand(server, visitor);
    }

    private static List<StoredEvent> awaited(Future<List<StoredEvent>> slice) {
        try {
            return slice.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the log was read", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException why
                    ? why
                    : new IllegalStateException("the log could not be read", failed);
        }
    }

    private void read(StoredEvent stored, List<RecordedEvent> server, Visitor visitor) {
        try {
            server.add(reader.read(stored));
        } catch (UnreadableEventException unreadable) {
            visitor.unreadable(unreadable);
        }
    }

    private static void hand(List<RecordedEvent> server, Visitor visitor) {
        if (!server.isEmpty()) {
            visitor.server(server.getFirst().server(), List.copyOf(server));
            server.clear();
        }
    }

    private List<StoredEvent> after(@Nullable StoredEvent last) {
        return database.sql(
                        """
                        select position, recorded_at, stream, sequence, event_id, name, revision,
                               data, %s
                        from event_store.events
                        where (stream, sequence) > (:stream, :sequence) and position <= :up_to
                        order by stream, sequence limit :slice
                        """
                                .formatted(seals))
                .param("stream", last == null ? "" : last.stream())
                .param("sequence", last == null ? -1L : last.sequence())
                .param("up_to", upTo)
                .param("slice", SLICE)
                .query(EventLog::event)
                .list();
    }
}
