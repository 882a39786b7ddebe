package annals.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks up whether events were stored whose append did not answer. */
final class AppendedEvents {

    private AppendedEvents() {}

    /** Their positions, or an empty list when they are not there; waits for the position lock. */
    static List<Position> find(Connection connection, Registry registry, List<NewEvent> events)
            throws SQLException {
        var sql =
                """
                select pg_advisory_xact_lock(?);
                select position, recorded_at from event_store.events
                where event_id = any(?) order by position
                """;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, registry.positionLock());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(NewEvent::eventId).toArray()));
            statement.execute();
            statement.getMoreResults();
            var found = new ArrayList<Position>();
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add(EventLog.position(rows, found.size()));
                }
            }
            return found;
        }
    }
}
