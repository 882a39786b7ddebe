package annals.eventstore;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes who waits for the next event: in this process at once, between processes by the
 * notification that the append statement sends with its commit.
 */
public final class AppendSignal implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AppendSignal.class);

    /** How long one wait for notifications lasts; a stop is noticed after it at the latest. */
    private static final Duration LISTEN = Duration.ofSeconds(2);

    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final DatabaseAddress database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long known;
    private long wakeUps;
    private volatile boolean running;

    public AppendSignal(DatabaseAddress database) {
        this.database = database;
    }

    /** Says that the log is known to reach this position. */
    public void seen(long position) {
        lock.lock();
        try {
            if (position > known) {
                known = position;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Up to where the log is known to go. */
    public long known() {
        lock.lock();
        try {
            return known;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the log is known to go beyond a position; gives up when the time is over.
     *
     * @return whether it does
     */
    public boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            long before = wakeUps;
            while (known <= position && left > 0 && wakeUps == before) {
                left = changed.awaitNanos(left);
            }
            return known > position;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits that are going on, as a stop wants it. */
    void wake() {
        lock.lock();
        try {
            wakeUps++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("append-signal").start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the followers. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void listen() {
        while (running) {
            try (var connection =
                            DriverManager.getConnection(
                                    database.url(), database.user(), database.password());
                    var statement = connection.createStatement()) {
                statement.execute("listen annals_appended");
                try (var head =
                        statement.executeQuery(
                                "select coalesce(max(position), 0) from event_store.events")) {
                    head.next();
                    seen(head.getLong(1));
                }
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException gone) {
                log.debug("Not listening for appends: {}", gone.getMessage());
                pause();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            for (var notification : connection.getNotifications((int) LISTEN.toMillis())) {
                seen(Long.parseLong(notification.getParameter()));
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(RECONNECT.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
