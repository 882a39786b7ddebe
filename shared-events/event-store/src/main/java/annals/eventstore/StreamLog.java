package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is stored of one stream, as it is stored, in its order. Few events are in memory at once.
 */
public final class StreamLog {

    /** A document may take a megabyte. */
    private static final int AT_ONCE = 20;

    private static final String COLUMNS =
            """
            select position, recorded_at, stream, sequence, event_id, name, revision,
                   header, data, data_salt, data_digest, leaf
            from event_store.events
            """;

    private final JdbcClient database;

    public StreamLog(JdbcClient database) {
        this.database = database;
    }

    /** Hands out all events of a stream up to a position. */
    public void forEach(String stream, long upTo, Consumer<StoredEvent> action) {
        forEach(
                database.sql(
                                COLUMNS
                                        + """
                                        where stream = :stream and sequence > :after
                                            and position <= :up_to
                                        order by sequence limit :at_once
                                        """)
                        .param("stream", stream)
                        .param("up_to", upTo),
                action);
    }

    /**
     * Hands out the events of a stream up to a position that speak of one version, or of several.
     */
    public void forEach(String stream, String version, long upTo, Consumer<StoredEvent> action) {
        forEach(
                database.sql(
                                COLUMNS
                                        + """
                                        where stream = :stream and sequence > :after
                                            and position <= :up_to
                                            and coalesce(data::json ->> 'version', :version)
                                                = :version
                                        order by sequence limit :at_once
                                        """)
                        .param("stream", stream)
                        .param("version", version)
                        .param("up_to", upTo),
                action);
    }

    private static void forEach(JdbcClient.StatementSpec next, Consumer<StoredEvent> action) {
        next.param("at_once", AT_ONCE);
        List<StoredEvent> events;
        long after = -1;
        do {
            events = next.param("after", after).query(EventLog::event).list();
            for (var event : events) {
                action.accept(event);
                after = event.sequence();
            }
        } while (events.size() == AT_ONCE);
    }

    /** The events at these positions. */
    public List<StoredEvent> at(Collection<Long> positions) {
        return database.sql(COLUMNS + "where position = any(:positions)")
                .param("positions", positions.toArray(Long[]::new))
                .query(EventLog::event)
                .list();
    }
}
