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

/**
 * The log up to a position, server by server, each server's events in their order. Events are read
 * in slices, each by a short statement of its own, so that no snapshot is held open.
 */
final class LogByServer {

    /** Some two megabytes. */
    private static final int SLICE = 2_000;

    private final JdbcClient database;
    private final EventReader reader;
    private final long upTo;

    LogByServer(JdbcClient database, EventReader reader, long upTo) {
        this.database = database;
        this.reader = reader;
        this.upTo = upTo;
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

    void visit(Visitor visitor) {
        var server = new ArrayList<RecordedEvent>();
        StoredEvent last = null;
        List<StoredEvent> slice;
        do {
            slice = after(last);
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
        } while (slice.size() == SLICE);
        hand(server, visitor);
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
                               header, data, data_salt, data_digest, leaf
                        from event_store.events
                        where (stream, sequence) > (:stream, :sequence) and position <= :up_to
                        order by stream, sequence limit :slice
                        """)
                .param("stream", last == null ? "" : last.stream())
                .param("sequence", last == null ? -1L : last.sequence())
                .param("up_to", upTo)
                .param("slice", SLICE)
                .query(EventLog::event)
                .list();
    }
}
