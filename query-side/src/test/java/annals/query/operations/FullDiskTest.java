package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.rebuild.Room;
import annals.eventstore.testing.TestDatabase;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** A rebuild that finds no room ends, says what to do, and leaves everything as it was. */
class FullDiskTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private TestEventStore store;
    private Happenings happenings;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static RebuildState rebuilt(RunningReader reader) {
        assertThat(reader.rebuilds().request("listing", 0)).isEqualTo(Answer.ACCEPTED);
        return await().atMost(SOON)
                .until(() -> reader.rebuilds().states().getFirst(), state -> state.step().isEnd());
    }

    private boolean thereAreTablesOf(int generation) {
        return store.database()
                .sql(
                        """
                        select count(*) > 0 from pg_catalog.pg_tables
                        where schemaname = 'query_side' and tablename like :name
                        """)
                .param("name", "listing%\\_" + generation)
                .query(Boolean.class)
                .single();
    }

    @Test
    void whereTheDiskGetsFullTheLiveOneStaysAndTheNextOneSucceedsWhenThereIsRoom(
            @TempDir(cleanup = CleanupMode.NEVER) Path home) throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[6_000];
            random.nextBytes(bytes);
            happenings.publish("com.example/s" + i, "1.0.0", HexFormat.of().formatHex(bytes));
        }
        try (var disk = SmallDisk.at(home.resolve("disk"), 2);
                var _ = new SmallTablespace(disk.path());
                var reader = RunningReader.on(store.address())) {
            // the live one is elsewhere: new tables of new connections only are on the small disk
            var name = database();
            store.database()
                    .sql("alter database %s set default_tablespace = small".formatted(name))
                    .update();
            var before = reader.client().list("limit=100");

            var failed = rebuilt(reader);

            assertThat(failed.step()).isEqualTo(Step.FAILED);
            assertThat(failed.problem())
                    .startsWith("the disk of the database is full (")
                    .contains("No space left on device")
                    .endsWith(
                            "; make room for as much as the live generation takes, then ask for the"
                                    + " rebuild again")
                    .doesNotContain("annals.", "\n");
            assertThat(reader.progress().latest().generation()).isEqualTo(1);
            assertThat(reader.client().list("limit=100").body()).isEqualTo(before.body());
            assertThat(thereAreTablesOf(2)).as("what was half made is dropped").isFalse();
            var position = happenings.publish("com.example/z", "1.0.0").number();
            assertThat(reader.client().list("limit=1&min_position=" + position).position())
                    .isEqualTo(position);

            disk.growTo(64);

            assertThat(rebuilt(reader).step()).isEqualTo(Step.DONE);
            assertThat(reader.progress().latest().generation()).isEqualTo(2);
            assertThat(reader.client().list("limit=100&min_position=" + position).entries())
                    .isEqualTo(before.entries());
        }
    }

    private String database() {
        return store.database().sql("select current_database()").query(String.class).single();
    }

    /** A tablespace, of the whole server of the tests; goes with all that is on it. */
    private final class SmallTablespace implements AutoCloseable {

        private final JdbcClient server;

        SmallTablespace(String place) {
            var other = TestDatabase.fresh();
            server = JdbcClient.create(new DriverManagerDataSource(other.url(), other.user(), ""));
            server.sql("create tablespace small location '%s'".formatted(place)).update();
        }

        @Override
        public void close() {
            var name = database();
            store.close();
            server.sql("drop database %s with (force)".formatted(name)).update();
            server.sql("drop tablespace small").update();
        }
    }

    @Test
    void whereTheDiskIsSeenTheLastOfItIsLeftToOthers() {
        happenings.publish("com.example/a", "1.0.0");
        var left = new AtomicLong(63L << 20);
        Room room = () -> OptionalLong.of(left.get());
        try (var reader =
                RunningReader.with(
                        store.address(), beans -> beans.registerBean(Room.class, () -> room))) {
            var failed = rebuilt(reader);

            assertThat(failed.step()).isEqualTo(Step.FAILED);
            assertThat(failed.problem())
                    .isEqualTo(
                            "there is too little room on the disk of the database: expected 64 MB"
                                    + " for rows like those of the live generation, found 63 MB;"
                                    + " make room, then ask for the rebuild again");
            assertThat(reader.client().list("").entries()).containsExactly("com.example/a:1.0.0");

            left.set(64L << 20);

            assertThat(rebuilt(reader).step()).isEqualTo(Step.DONE);
        }
    }

    @Test
    void whereOthersFillTheDiskMeanwhileItEndsBeforeItIsFull() {
        for (int i = 0; i < 40; i++) {
            happenings.publish("com.example/a", "1." + i + ".0");
        }
        var left = new AtomicLong(1L << 30);
        Room room = () -> OptionalLong.of(left.get());
        try (var reader =
                RunningReader.with(
                        store.address(), beans -> beans.registerBean(Room.class, () -> room))) {
            reader.rebuilds().request("listing", 20);
            await().atMost(SOON).until(() -> thereAreTablesOf(2));
            left.set(1L << 20);

            var failed =
                    await().atMost(SOON)
                            .until(
                                    () -> reader.rebuilds().states().getFirst(),
                                    state -> state.step().isEnd());

            assertThat(failed.step()).isEqualTo(Step.FAILED);
            assertThat(failed.problem()).contains("expected 64 MB to go on, found 1 MB");
            assertThat(thereAreTablesOf(2)).isFalse();
        }
    }
}
