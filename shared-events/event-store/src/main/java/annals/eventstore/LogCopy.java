package annals.eventstore;

import annals.eventstore.LogSlices.Slice;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole log in slices, by {@code COPY}: of all ways to read it the one that costs PostgreSQL
 * and us least. It takes no parameters, so it knows no filter; {@link LogSlices} does.
 */
public final class LogCopy {

    private static final String STATEMENT =
            """
            copy (select %s
                  from event_store.events
                  where position > %d and position <= %d
                  order by position
                  limit %d)
            to stdout (format binary)
            """;

    private final JdbcOperations database;

    public LogCopy(JdbcOperations database) {
        this.database = database;
    }

    /**
     * The next events after a position.
     *
     * @param upTo the head, or less; no event beyond it is read
     * @param limit at most so many; as many as are likely to fit, since those beyond the size are
     *     read in vain
     * @param maxBytes the slice ends with the event that reaches this size
     */
    public Slice after(long position, long upTo, int limit, long maxBytes) {
        if (upTo <= position) {
            return new Slice(List.of(), position);
        }
        var statement = STATEMENT.formatted(StoredBytes.COLUMNS, position, upTo, limit);
        var events = database.execute(copied(statement, maxBytes));
        return Slice.of(events == null ? List.of() : events, limit, maxBytes, upTo);
    }

    private static ConnectionCallback<List<StoredBytes>> copied(String statement, long maxBytes) {
        return connection -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
            try {
                return events(copy, maxBytes);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        };
    }

    private static List<StoredBytes> events(CopyOut copy, long maxBytes) throws SQLException {
        var events = new ArrayList<StoredBytes>();
        long bytes = 0;
        for (var sent = copy.readFromCopy(); sent != null; sent = copy.readFromCopy()) {
            var row = CopiedRow.in(sent);
            if (row.isThere() && bytes < maxBytes) {
                var event = row.event();
                events.add(event);
                bytes += event.size();
            }
        }
        return events;
    }
}
