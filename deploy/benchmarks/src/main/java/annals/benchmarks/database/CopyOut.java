package annals.benchmarks.database;

import org.postgresql.PGConnection;

import java.sql.SQLException;

/**
 * {@code COPY … TO STDOUT} of the rows of the feed: the fastest way in which PostgreSQL gives them
 * away.
 */
public record CopyOut(long rows, long bytes, double seconds) {

    private static final String COPY =
            "copy (select header, data, data_salt from event_store.events order by position) to"
                    + " stdout";

    /** Copies all. */
    public static CopyOut of(EmbeddedServer server) {
        long begun = System.nanoTime();
        long rows = 0;
        long bytes = 0;
        try (var connection = server.connect()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY);
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows++;
                bytes += row.length;
            }
        } catch (SQLException e) {
            throw server.failed(e);
        }
        return new CopyOut(rows, bytes, (System.nanoTime() - begun) / 1e9);
    }

    public double perSecond() {
        return rows / seconds;
    }
}
