package annals.eventstore;

import annals.eventstore.testing.TestEventStore;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A process of its own that appends with sixteen writers until its standard input ends. It prints
 * {@code acknowledged POSITION} for each event, and once {@code mid-append} while it holds the
 * position lock.
 */
final class WriterProcess {

    private static final int WRITERS = 16;
    private static final int STREAMS = 40;

    private final TestEventStore store;
    private final Appends appends;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicInteger commits = new AtomicInteger();

    private WriterProcess(DatabaseAddress address) {
        store = TestEventStore.at(address);
        appends = new Appends(pausing(store.pools().writes()), store.registry(), store.signal());
    }

    public static void main(String[] arguments) throws Exception {
        new WriterProcess(new DatabaseAddress(arguments[0], "postgres", "")).run();
    }

    private void run() throws Exception {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int n = 0; n < WRITERS; n++) {
                writers.execute(this::write);
            }
            while (System.in.read() >= 0) {
                // until it ends
            }
            stop.set(true);
            writers.shutdown();
            writers.awaitTermination(30, TimeUnit.SECONDS);
        }
        store.close();
    }

    private void write() {
        var random = ThreadLocalRandom.current();
        while (!stop.get()) {
            try {
                boolean fails = random.nextInt(10) == 0;
                appends.transaction(() -> append(random.nextInt(1, 4), fails))
                        .positions()
                        .forEach(position -> say("acknowledged " + position.number()));
            } catch (RolledBack | DataAccessException | TransactionException refused) {
                // a rollback on purpose, or a stop in mid-append: the next one may pass
            }
        }
    }

    private static final class RolledBack extends RuntimeException {}

    /** Decides on what it reads, as an aggregate does, so that writers of a stream conflict. */
    private String append(int count, boolean fails) {
        var stream = "writers/" + ThreadLocalRandom.current().nextInt(STREAMS);
        long next =
                store.database()
                        .sql(
                                "select coalesce(max(sequence) + 1, 0) from event_store.events"
                                        + " where stream = ?")
                        .param(stream)
                        .query(Long.class)
                        .single();
        for (int n = 0; n < count; n++) {
            appends.add(
                    NewEvent.of(
                            stream,
                            next + n,
                            UUID.randomUUID(),
                            "test-happened",
                            1,
                            "{\"n\":" + n + "}"));
        }
        if (fails) {
            throw new RolledBack();
        }
        return stream;
    }

    /** One of its commits takes its time, with the position lock held. */
    private DataSource pausing(DataSource real) {
        return new DelegatingDataSource(real) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                return (Connection)
                        java.lang.reflect.Proxy.newProxyInstance(
                                WriterProcess.class.getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (_, method, values) -> {
                                    if (method.getName().equals("commit")
                                            && commits.incrementAndGet() == 500) {
                                        say("mid-append");
                                        TimeUnit.NANOSECONDS.sleep(
                                                Duration.ofMillis(500).toNanos());
                                    }
                                    try {
                                        return method.invoke(connection, values);
                                    } catch (java.lang.reflect.InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
            }
        };
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
