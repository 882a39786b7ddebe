package annals.eventstore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/**
 * The version of the PostgreSQL server.
 *
 * @param number as PostgreSQL counts it: 180006 is 18.6
 */
record ServerVersion(int number) {

    private static final int OLDEST = 140000;

    /** Since 17 a whole transaction can be limited in time. */
    private static final int LIMITS_TRANSACTIONS = 170000;

    private static final Logger log = LoggerFactory.getLogger(ServerVersion.class);

    /**
     * Asks the server.
     *
     * @throws IllegalStateException with one sentence for people when it cannot be used
     */
    static ServerVersion of(DatabaseAddress address) {
        try (var connection =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("show server_version_num")) {
            row.next();
            var version = new ServerVersion(row.getInt(1));
            version.requireUsable();
            return version;
        } catch (SQLException gone) {
            throw new IllegalStateException(
                    "The database at %s cannot be reached: %s"
                            .formatted(address.place(), gone.getMessage()),
                    gone);
        }
    }

    /** 08004: the connection is refused, here by us. */
    void requireUsable() throws SQLException {
        if (number < OLDEST) {
            throw new SQLNonTransientConnectionException(
                    "Annals needs PostgreSQL 14 or newer (17 or newer is best), and this is %d.%d"
                            .formatted(number / 10000, number % 100),
                    "08004");
        }
        if (number < LIMITS_TRANSACTIONS) {
            log.warn(
                    "PostgreSQL {} cannot limit a transaction's time (17 can): a writer that stops"
                            + " in mid-send may hold up the others until its connection ends",
                    number / 10000);
        }
    }

    /** What to set on each connection that writes. */
    String guards() {
        var common = "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '2s'";
        return number < LIMITS_TRANSACTIONS ? common : common + "; set transaction_timeout = '10s'";
    }
}
