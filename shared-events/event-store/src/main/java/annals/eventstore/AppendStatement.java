package annals.eventstore;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gives events their positions, times, headers and leaves, and stores them: two statements in one
 * round trip, the last ones of their transaction. The first takes the lock that is held to the
 * commit; the second takes its snapshot after that, so that it sees all earlier positions.
 * Positions are therefore dense and in commit order, and times rise with them.
 */
final class AppendStatement {

    private static final String SQL =
            """
            select pg_advisory_xact_lock(?);
            with head as (
                select coalesce(max(position), 0) as last from event_store.events
            ),
            clock as (
                select last,
                       greatest(
                           clock_timestamp(),
                           (select recorded_at + interval '1 microsecond'
                            from event_store.events where position = last)) as now
                from head
            ),
            numbered as (
                select clock.last + e.n as position,
                       clock.now + (e.n - 1) * interval '1 microsecond' as recorded_at,
                       e.*
                from clock,
                     unnest(?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::integer[],
                            ?::text[], ?::text[], ?::text[]) with ordinality
                         as e(stream, sequence, event_id, name, revision,
                              data, data_salt, data_digest, n)
            ),
            headed as (
                select numbered.*,
                       '{"specversion":"1.0","id":"' || position
                       || '","source":"' || ?
                       || '","type":"dev.annals.' || name || '.v' || revision
                       || '","subject":' || to_json(stream)
                       || ',"time":"'
                       || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                       || '","datacontenttype":"application/json"'
                       || ',"dataschema":"https://annals.dev/schemas/' || name || '.v' || revision
                       || '.json","datadigest":"' || data_digest || '"}' as header
                from numbered
            ),
            stored as (
                insert into event_store.events
                    (position, recorded_at, stream, sequence, event_id, name, revision,
                     header, data, data_salt, data_digest, leaf)
                select position, recorded_at, stream, sequence, event_id, name, revision,
                       header, data, data_salt, data_digest,
                       encode(sha256('\\x00'::bytea || convert_to(header, 'UTF8')), 'hex')
                from headed
            )%s
            select last, now, pg_notify('annals_appended', (last + ?)::text) from clock
            """;

    private static final String PLAIN = SQL.formatted("");

    /** The same, and the write of which the events come is there exactly when they are. */
    private static final String REPEATABLE =
            SQL.formatted(
                    """
                    ,
                    remembered as (
                        insert into event_store.repeatable_writes
                            (caller, key, target, body_digest, position, recorded_at)
                        select ?, ?, ?, ?, last + 1, now from clock
                    )
                    """);

    private AppendStatement() {}

    /** Appends and returns the positions, in the order of the events. */
    static List<Position> run(Connection connection, Registry registry, PendingEvents pending)
            throws SQLException {
        var events = pending.all();
        var sql = pending.write().isPresent() ? REPEATABLE : PLAIN;
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, registry, pending);
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                return positions(row, events.size());
            }
        }
    }

    private static void bind(
            Connection connection,
            PreparedStatement statement,
            Registry registry,
            PendingEvents pending)
            throws SQLException {
        var events = pending.all();
        statement.setLong(1, registry.positionLock());
        statement.setArray(2, array(connection, "text", events, NewEvent::stream));
        statement.setArray(3, array(connection, "bigint", events, NewEvent::sequence));
        statement.setArray(4, array(connection, "uuid", events, NewEvent::eventId));
        statement.setArray(5, array(connection, "text", events, NewEvent::name));
        statement.setArray(6, array(connection, "integer", events, NewEvent::revision));
        statement.setArray(7, array(connection, "text", events, NewEvent::data));
        statement.setArray(8, array(connection, "text", events, NewEvent::salt));
        statement.setArray(9, array(connection, "text", events, NewEvent::digest));
        statement.setString(10, registry.urn());
        int next = 11;
        if (pending.write().isPresent()) {
            var write = pending.write().get();
            statement.setString(next++, write.caller());
            statement.setString(next++, write.key());
            statement.setString(next++, write.target());
            statement.setString(next++, write.bodyDigest());
        }
        statement.setLong(next, events.size());
    }

    private static Array array(
            Connection connection,
            String type,
            List<NewEvent> events,
            Function<NewEvent, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, events.stream().map(column).toArray());
    }

    private static List<Position> positions(ResultSet row, int count) throws SQLException {
        row.next();
        long last = row.getLong("last");
        var now = row.getObject("now", OffsetDateTime.class).toInstant();
        var positions = new ArrayList<Position>(count);
        for (int n = 0; n < count; n++) {
            positions.add(new Position(last + 1 + n, now.plus(n, ChronoUnit.MICROS)));
        }
        return positions;
    }
}
