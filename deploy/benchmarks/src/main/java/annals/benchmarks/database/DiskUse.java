package annals.benchmarks.database;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Bytes that a registry's tables take on disk, with their indexes and all that lies beside them.
 *
 * @param events in the event store
 * @param eventStore all of its tables
 * @param listing the list of today, without what {@code past} counts
 * @param history all tables of the history
 * @param past what the list was before: its table, and the index and the columns of the list that
 *     tell since when a row is what it is
 * @param pastRows states that have come to an end
 */
public record DiskUse(
        long events, long eventStore, long listing, long history, long past, long pastRows) {

    /** Looks. */
    public static DiskUse of(EmbeddedServer server) {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                with sizes as (
                                    select n.nspname as schema, c.relname as name,
                                           pg_total_relation_size(c.oid) as bytes
                                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                    where c.relkind = 'r'),
                                since as (
                                    select pg_relation_size('query_side.listing_%1$d_since')
                                           + sum(pg_column_size(since) + pg_column_size(since_at))
                                           as bytes
                                    from query_side.listing_%1$d)
                                select
                                    (select count(*) from event_store.events) as events,
                                    (select sum(bytes) from sizes where schema = 'event_store')
                                        as event_store,
                                    (select sum(bytes) from sizes where schema = 'query_side'
                                        and name in ('listing_%1$d', 'listing_names_%1$d'))
                                        - (select bytes from since) as listing,
                                    (select sum(bytes) from sizes where schema = 'query_side'
                                        and name ~ '^history_([a-z]+_)?%2$d$') as history,
                                    (select bytes from sizes where schema = 'query_side'
                                        and name = 'listing_past_%1$d')
                                        + (select bytes from since) as past,
                                    (select count(*) from query_side.listing_past_%1$d) as past_rows
                                """
                                        .formatted(
                                                server.generation("listing"),
                                                server.generation("history")))) {
            row.next();
            return of(row);
        } catch (SQLException e) {
            throw server.failed(e);
        }
    }

    private static DiskUse of(ResultSet row) throws SQLException {
        return new DiskUse(
                row.getLong("events"),
                row.getLong("event_store"),
                row.getLong("listing"),
                row.getLong("history"),
                row.getLong("past"),
                row.getLong("past_rows"));
    }
}
