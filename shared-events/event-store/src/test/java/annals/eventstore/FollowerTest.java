package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerVersionPublished;
import annals.eventstore.testing.TestEventStore;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

class FollowerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private TestEventStore store;
    private final List<Follower> started = new ArrayList<>();
    private final List<TestEventStore> stores = new ArrayList<>();

    @BeforeEach
    void start() {
        store = open(TestEventStore.fresh());
        store.database().sql("create schema query_side").update();
        store.database()
                .sql(
                        """
                        create table query_side.read_models (
                            name text primary key, generation integer not null,
                            revision integer not null, position bigint not null,
                            recorded_at timestamptz not null, settings text not null,
                            floor_position bigint not null default 0,
                            floor_at timestamptz not null default 'epoch')
                        """)
                .update();
        prepare();
    }

    private TestEventStore open(TestEventStore opened) {
        stores.add(opened);
        return opened;
    }

    private void prepare() {
        var source = store.followerSource();
        source.transactions()
                .executeWithoutResult(
                        _ ->
                                source.readModels()
                                        .prepare(
                                                "seen",
                                                1,
                                                "all",
                                                generation ->
                                                        "create table query_side.seen_%d (position bigint primary key)"
                                                                .formatted(generation)));
    }

    @AfterEach
    void stop() {
        started.forEach(Follower::stop);
        stores.forEach(TestEventStore::close);
    }

    /** Writes the positions that it is given; fails on demand. */
    private record Seen(JdbcClient rows, AtomicBoolean refusesThree) implements Projector {

        @Override
        public void project(List<Recorded> events, int generation) {
            for (var event : events) {
                rows.sql("insert into query_side.seen_1 values (?)")
                        .param(event.position().number())
                        .update();
                if (refusesThree.get() && event.position().number() == 3) {
                    throw new IllegalStateException("three is too much");
                }
            }
        }
    }

    private Progress follow(TestEventStore process, AtomicBoolean refusesThree) {
        var progress = new Progress("seen");
        var follower =
                new Follower(
                        process.followerSource(),
                        new Seen(JdbcClient.create(process.pools().follows()), refusesThree),
                        progress,
                        process.signal());
        started.add(follower);
        process.signal().start();
        follower.start();
        return progress;
    }

    private void append(int count) {
        for (int n = 0; n < count; n++) {
            store.appends()
                    .transaction(
                            () -> {
                                store.appends().add(published());
                                return "done";
                            });
        }
    }

    private NewEvent published() {
        var event =
                new ServerVersionPublished(
                        "1.0.0",
                        new Document.Content("{}"),
                        "1.0.0",
                        new Actor.Known("dns", "example.com", Map.of()));
        var data = store.serializer().serialize(event, String.class);
        var id = UUID.randomUUID();
        return NewEvent.of(
                "com.example/" + id, 0, id, "server-version-published", 1, data.getData());
    }

    private List<@Nullable Long> seen() {
        return store.database()
                .sql("select position from query_side.seen_1 order by position")
                .query(Long.class)
                .list();
    }

    @Test
    void itHasTheHeadBeforeItsStartReturns() {
        append(450);

        var progress = follow(store, new AtomicBoolean());

        assertThat(progress.latest().position()).isEqualTo(store.log().head());
        assertThat(seen()).hasSize(450);
    }

    @Test
    void itIsWokenByTheAppendOfItsProcess() {
        var progress = follow(store, new AtomicBoolean());

        append(1);

        assertThat(progress.await(1, SOON)).isTrue();
    }

    @Test
    void itIsWokenByTheAppendOfAnotherProcess() {
        var other = open(TestEventStore.at(store.address()));
        var progress = follow(other, new AtomicBoolean());

        append(3);

        assertThat(progress.await(3, SOON)).isTrue();
    }

    @Test
    void twoProcessesProjectEveryEventOnce() {
        var other = open(TestEventStore.at(store.address()));
        var here = follow(store, new AtomicBoolean());
        var there = follow(other, new AtomicBoolean());

        append(100);

        assertThat(here.await(100, SOON)).isTrue();
        assertThat(there.await(100, SOON)).isTrue();
        assertThat(seen()).hasSize(100);
    }

    @Test
    void anotherTakesOverAtOnceWhenTheOneThatHeldTheClaimDies() throws Exception {
        var other = open(TestEventStore.at(store.address()));
        var address = store.address();
        var dying = DriverManager.getConnection(address.url(), address.user(), address.password());
        dying.setAutoCommit(false);
        dying.createStatement()
                .execute("select 1 from query_side.read_models where name = 'seen' for update");
        append(1);
        var progress = new Progress("seen");
        var follower =
                new Follower(
                        other.followerSource(),
                        new Seen(JdbcClient.create(other.pools().follows()), new AtomicBoolean()),
                        progress,
                        other.signal());
        started.add(follower);
        var starting = Thread.ofVirtual().start(follower::start);
        // the holder's connection dies as it does with its process
        dying.abort(Runnable::run);
        starting.join(SOON);
        assertThat(progress.latest().position().number()).isEqualTo(1);
    }

    @Test
    void itStandsStillBeforeAnEventThatItCannotDigestAndGoesOnLater() {
        append(5);
        var refusesThree = new AtomicBoolean(true);

        var progress = follow(store, refusesThree);

        assertThat(progress.standsStill()).isTrue();
        assertThat(progress.latest().position().number()).isEqualTo(2);
        assertThat(seen()).containsExactly(1L, 2L);

        refusesThree.set(false);

        await().atMost(SOON).until(() -> progress.latest().position().number() == 5);
        assertThat(progress.standsStill()).isFalse();
        assertThat(seen()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void itStandsStillBeforeAnEventWhoseNameItDoesNotKnow() {
        append(1);
        store.appends()
                .transaction(
                        () -> {
                            store.appends()
                                    .add(
                                            NewEvent.of(
                                                    "com.example/new",
                                                    0,
                                                    UUID.randomUUID(),
                                                    "server-sang",
                                                    1,
                                                    "{}"));
                            return "done";
                        });

        var progress = follow(store, new AtomicBoolean());

        assertThat(progress.standsStill()).isTrue();
        assertThat(progress.latest().position().number()).isEqualTo(1);
    }
}
