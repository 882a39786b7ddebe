package annals.eventstore.rebuild;

import annals.eventstore.DatabaseAddress;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A connection for work on all rows, which takes longer than any statement of a pool may. What it
 * writes is safe once a later commit of somebody else's is.
 */
final class BulkConnection implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient database;

    private BulkConnection(Connection connection) {
        this.connection = connection;
        database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    static BulkConnection open(DatabaseAddress address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", address.user());
        var password = address.password();
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "annals-bulk");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = connect(address, properties);
        try (var settings = connection.createStatement()) {
            // plans made while a table was empty slow a rebuild down several times
            settings.execute("set plan_cache_mode = force_custom_plan");
            settings.execute("set lock_timeout = '5s'");
            settings.execute("set idle_in_transaction_session_timeout = '60s'");
            settings.execute("set default_transaction_isolation = 'read committed'");
            settings.execute("set synchronous_commit = off");
        }
        return new BulkConnection(connection);
    }

    /** As a pool tells that there is none. */
    private static Connection connect(DatabaseAddress address, Properties properties) {
        try {
            return DriverManager.getConnection(address.url(), properties);
        } catch (SQLException none) {
            throw new CannotGetJdbcConnectionException("There is no connection", none);
        }
    }

    Connection jdbc() {
        return connection;
    }

    JdbcClient database() {
        return database;
    }

    /** Whether nobody else has this lock; it is held until the connection ends. */
    boolean tryLock(String readModel) {
        return database.sql("select pg_try_advisory_lock(hashtext('annals.rebuild.' || :name))")
                .param("name", readModel)
                .query(Boolean.class)
                .single();
    }

    /** What a transaction does. */
    @FunctionalInterface
    interface Work<T> {

        T run() throws SQLException;
    }

    /** Runs in a transaction; what fails leaves nothing. */
    <T> T inTransaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            var result = work.run();
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
