package annals.eventstore;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The log, to be sent: oldest first, in slices that are bounded in what they hold and in what they
 * look at, each a short statement of its own.
 */
public final class LogSlices {

    /**
     * How many events a filtered slice looks at; some milliseconds, even if none of them is wanted.
     * Those of one server are found by an index instead.
     */
    public static final int LOOKED_AT = 10_000;

    private final JdbcClient database;

    public LogSlices(JdbcClient database) {
        this.database = database;
    }

    /**
     * What was found.
     *
     * @param events oldest first
     * @param next up to where all is known now: what to go on after
     */
    public record Slice(List<StoredBytes> events, long next) {

        public Slice {
            events = List.copyOf(events);
        }

        /**
         * What a statement found.
         *
         * @param end up to where it looked, unless the limit or the size ended it before
         */
        static Slice of(List<StoredBytes> events, int limit, long maxBytes, long end) {
            boolean isFull =
                    events.size() == limit
                            || events.stream().mapToLong(StoredBytes::size).sum() >= maxBytes;
            return new Slice(events, isFull ? events.getLast().position() : end);
        }
    }

    /**
     * The next events after a position.
     *
     * @param upTo the head, or less; no event beyond it is read
     * @param limit at most so many
     * @param maxBytes the slice ends with the event that reaches this size
     */
    public Slice after(long position, long upTo, EventFilter filter, int limit, long maxBytes) {
        boolean looksAtAll = filter.isAll() || filter.isOfOneServer();
        long end = looksAtAll ? upTo : Math.min(upTo, position + LOOKED_AT);
        if (end <= position) {
            return new Slice(List.of(), position);
        }
        var events = read(position, end, filter, limit, maxBytes);
        return Slice.of(events, limit, maxBytes, end);
    }

    private List<StoredBytes> read(
            long position, long end, EventFilter filter, int limit, long maxBytes) {
        return database.sql(
                        """
                        select %1$s
                        from (select *, sum(bytes) over (order by position rows unbounded preceding) - bytes as before
                              from (select %1$s, octet_length(header) + octet_length(data) as bytes
                                    from event_store.events
                                    where position > :position and position <= :end %2$s
                                    limit :limit) found) measured
                        where before < :max_bytes
                        order by position
                        """
                                .formatted(StoredBytes.COLUMNS, condition(filter)))
                .param("position", position)
                .param("end", end)
                .param("server", filter.server())
                .param("from", filter.firstOfNamespace())
                .param("behind", filter.behindNamespace())
                .param("types", filter.types().toArray(String[]::new))
                .param("limit", limit)
                .param("max_bytes", maxBytes)
                .query(LogSlices::bytes)
                .list();
    }

    /** Within a stream the order of sequences is that of positions, and has an index. */
    private static String condition(EventFilter filter) {
        return (filter.isOfOneServer() ? "and stream = :server " : "")
                + (filter.namespace().isEmpty() ? "" : "and stream >= :from and stream < :behind ")
                + (filter.types().isEmpty() ? "" : "and name = any(:types) ")
                + (filter.isOfOneServer() ? "order by sequence" : "order by position");
    }

    private static StoredBytes bytes(ResultSet row, int number) throws SQLException {
        return new StoredBytes(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("stream"),
                row.getString("name"),
                row.getString("leaf"),
                // as they came: nobody needs characters
                ByteBuffer.wrap(row.getBytes("header")),
                ByteBuffer.wrap(row.getBytes("data")),
                text(row.getString("data_salt")),
                row.getLong("erased_by"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
