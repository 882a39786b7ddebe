package annals.eventstore;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is stored, as it is stored, by position. */
public final class EventLog {

    private final JdbcClient database;

    public EventLog(JdbcClient database) {
        this.database = database;
    }

    /** The last position of the log; {@link Position#START} when it is empty. */
    public Position head() {
        return database.sql(
                        "select position, recorded_at from event_store.events order by position"
                                + " desc limit 1")
                .query(EventLog::position)
                .optional()
                .orElse(Position.START);
    }

    /** The last position that was recorded at this time or before; times rise with positions. */
    public Position lastAt(Instant time) {
        long before = 0;
        var last = Position.START;
        long after = head().number() + 1;
        while (before + 1 < after) {
            long middle = before + (after - before) / 2;
            var position = positionOf(middle);
            if (position.recordedAt().isAfter(time)) {
                after = middle;
            } else {
                before = middle;
                last = position;
            }
        }
        return last;
    }

    /** A position that the log has, with its time; 0 is the one before all events. */
    public Position positionOf(long position) {
        return position == 0
                ? Position.START
                : database.sql(
                                "select position, recorded_at from event_store.events"
                                        + " where position = :position")
                        .param("position", position)
                        .query(EventLog::position)
                        .single();
    }

    /** The event at a position, if there is one. */
    public Optional<StoredEvent> at(long position) {
        return after(position - 1, 1).stream()
                .filter(event -> event.position() == position)
                .findFirst();
    }

    /** The next events after a position, oldest first, at most so many. */
    public List<StoredEvent> after(long position, int limit) {
        return database.sql(
                        """
                        select position, recorded_at, stream, sequence, event_id, name, revision,
                               header, data, data_salt, data_digest, leaf
                        from event_store.events
                        where position > :position
                        order by position
                        limit :limit
                        """)
                .param("position", position)
                .param("limit", limit)
                .query(EventLog::event)
                .list();
    }

    static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    /** Maps a row that has all columns of the log. */
    public static StoredEvent event(ResultSet row, int number) throws SQLException {
        return new StoredEvent(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getObject("event_id", UUID.class),
                row.getString("name"),
                row.getInt("revision"),
                row.getString("header"),
                row.getString("data"),
                row.getString("data_salt"),
                row.getString("data_digest"),
                row.getString("leaf"));
    }
}
