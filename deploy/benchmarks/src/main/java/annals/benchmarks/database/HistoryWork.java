package annals.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeping the history: its projector claims the row of its read model for each batch, and waits
 * while another session has it. Afterwards it catches up. It gives up waiting after 5 s and tries
 * again later, so a pause should be shorter.
 */
public record HistoryWork(EmbeddedServer server) implements SideWork {

    @Override
    public Pause pause() {
        try {
            var connection = server.connect();
            try (var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(
                        "select position from query_side.read_models where name = 'history' for"
                                + " update");
                return () -> end(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw server.failed(e);
        }
    }

    private void end(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            throw server.failed(e);
        }
    }

    @Override
    public long mark() {
        return server.number("select position from query_side.read_models where name = 'history'");
    }
}
