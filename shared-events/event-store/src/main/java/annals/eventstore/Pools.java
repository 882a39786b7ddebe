package annals.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import javax.sql.DataSource;

/**
 * The connections, apart by what they do: readers never wait for writers, and followers for
 * neither. Those that write hold locks, so the server ends a transaction of theirs that stands
 * still: a stopped or cut client must not hold the position lock.
 */
public final class Pools implements AutoCloseable {

    private final HikariDataSource writes;
    private final HikariDataSource follows;
    private final HikariDataSource reads;

    public Pools(DatabaseAddress address, PoolSettings settings) {
        var guards = ServerVersion.of(address).guards();
        writes = pool(address, "writes", settings.writes(), guards);
        follows = pool(address, "follows", settings.follows(), guards);
        reads = pool(address, "reads", settings.reads(), "set default_transaction_read_only = on");
    }

    /** For commands: what they read, claim and append. */
    public DataSource writes() {
        return writes;
    }

    /** For followers: events in, rows out. */
    public DataSource follows() {
        return follows;
    }

    /** For answers; nothing can be written through it. */
    public DataSource reads() {
        return reads;
    }

    @Override
    public void close() {
        reads.close();
        writes.close();
        follows.close();
    }

    private static HikariDataSource pool(
            DatabaseAddress address, String name, int size, String onConnect) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(2_000);
        // the database may come later
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(onConnect);
        // positions and claims are read after their locks were granted; said once for a connection,
        // since asking for it in each transaction costs a round trip
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("ApplicationName", "annals-" + name);
        config.addDataSourceProperty("connectTimeout", "5");
        // longer than any limit that the server keeps itself
        config.addDataSourceProperty("socketTimeout", "20");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }
}
