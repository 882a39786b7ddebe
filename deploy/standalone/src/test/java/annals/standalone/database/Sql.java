package annals.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.DatabaseAddress;

import java.sql.DriverManager;
import java.sql.SQLException;

/** One statement over a connection of its own. */
final class Sql {

    private Sql() {}

    static void tell(DatabaseAddress address, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
