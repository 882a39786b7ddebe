package annals.benchmarks.database;

import org.postgresql.PGConnection;

import java.sql.SQLException;

/**
 * {@code COPY … TO STDOUT} of the rows of the list: the fastest way in which PostgreSQL gives them
 * away.
 */
public record ListingOut(long rows, double seconds) {

    /** Copies all, in the order of the list. */
    public static ListingOut of(EmbeddedServer server) {
        try (var connection = server.connect()) {
            var sql =
                    "copy (select document, meta from query_side.listing_%d order by name, version) to stdout"
                            .formatted(server.generation("listing"));
            long begun = System.nanoTime();
            long rows = 0;
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                rows++;
            }
            return new ListingOut(rows, (System.nanoTime() - begun) / 1e9);
        } catch (SQLException e) {
            throw server.failed(e);
        }
    }

    public double perSecond() {
        return rows / seconds;
    }
}
