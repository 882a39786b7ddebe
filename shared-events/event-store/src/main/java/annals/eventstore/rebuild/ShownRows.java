package annals.eventstore.rebuild;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rows of a read model in the byte order of their servers; few are in memory at once. */
final class ShownRows implements AutoCloseable {

    private static final int AT_ONCE = 500;

    private final Statement statement;
    private final ResultSet rows;
    private @Nullable ShownRow next;
    private long count;

    /**
     * Opens them, in the transaction that is open.
     *
     * @param sql with the columns {@code server} and {@code key} first, ordered by both
     */
    ShownRows(Connection connection, String sql) throws SQLException {
        statement = connection.createStatement();
        statement.setFetchSize(AT_ONCE);
        rows = statement.executeQuery(sql);
        advance();
    }

    /** All rows before those of a server. */
    List<ShownRow> before(String server) throws SQLException {
        var found = new ArrayList<ShownRow>();
        for (var row = next; row != null && order(row.server(), server) < 0; row = next) {
            found.add(row);
            advance();
        }
        return found;
    }

    /** All rows of a server, which come next if there are any. */
    List<ShownRow> of(String server) throws SQLException {
        var found = new ArrayList<ShownRow>();
        for (var row = next; row != null && row.server().equals(server); row = next) {
            found.add(row);
            advance();
        }
        return found;
    }

    /** The next row, whatever it is; null after the last one. */
    @Nullable ShownRow take() throws SQLException {
        var row = next;
        if (row != null) {
            advance();
        }
        return row;
    }

    long count() {
        return count;
    }

    private void advance() throws SQLException {
        if (!rows.next()) {
            next = null;
            return;
        }
        count++;
        var row = ShownRow.of(rows.getString(1), rows.getString(2));
        for (int i = 3; i <= rows.getMetaData().getColumnCount(); i++) {
            row.with(rows.getMetaData().getColumnLabel(i), rows.getString(i));
        }
        next = row;
    }

    private static int order(String one, String other) {
        return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        statement.close();
    }
}
