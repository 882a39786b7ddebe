package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class MigrationsTest {

    private final DatabaseAddress address = TestDatabase.fresh();
    private final JdbcClient database =
            JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), ""));

    private Migrations run() {
        return Migrations.run(address, "event_store", "db/event-store");
    }

    @Test
    void runAgainTheyChangeNothing() {
        run();
        var before = database.sql("select id from event_store.registry").query().singleRow();

        run();

        assertThat(database.sql("select id from event_store.registry").query().singleRow())
                .isEqualTo(before);
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedInOneSentenceAndLeftAsItIs() {
        run();
        database.sql(
                        """
                        insert into event_store.flyway_schema_history
                        select 99, '99', 'of tomorrow', type, 'V99__of_tomorrow.sql', 1,
                            installed_by, installed_on, 1, true
                        from event_store.flyway_schema_history where version = '1'
                        """)
                .update();

        int known = migrations();

        assertThatThrownBy(this::run)
                .isInstanceOf(NewerDatabase.class)
                .hasMessage(
                        "the database was used by a newer version of Annals (its schema event_store"
                            + " is at version 99); start that version or a later one. Nothing was"
                            + " changed");
        assertThat(migrations()).isEqualTo(known);
    }

    private int migrations() {
        return database.sql("select count(*) from event_store.flyway_schema_history")
                .query(Integer.class)
                .single();
    }

    @Test
    void whileAnotherProcessMigratesTheyWait() throws Exception {
        try (var other = DriverManager.getConnection(address.url(), address.user(), "");
                var statement = other.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statement.execute("select pg_advisory_lock(hashtext('annals.migrations'))");
            var waiting = threads.submit(this::run);
            await().atMost(Duration.ofSeconds(60)).until(this::somebodyWaits);
            assertThat(isThere()).isFalse();

            statement.execute("select pg_advisory_unlock_all()");

            waiting.get();
            assertThat(isThere()).isTrue();
        }
    }

    private boolean somebodyWaits() {
        return database.sql(
                        """
                        select count(*) > 0 from pg_locks
                        where locktype = 'advisory' and not granted
                            and database = (
                                select oid from pg_database where datname = current_database())
                        """)
                .query(Boolean.class)
                .single();
    }

    private boolean isThere() {
        return database.sql("select to_regnamespace('event_store') is not null")
                .query(Boolean.class)
                .single();
    }

    @Test
    void manyAtOnceMakeOneRegistry() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 6).mapToObj(_ -> threads.submit(this::run)).toList();
            for (var each : all) {
                each.get();
            }
        }
        assertThat(database.sql("select id from event_store.registry").query().listOfRows())
                .hasSize(1);
    }
}
