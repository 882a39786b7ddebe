package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A read model comes back from its events, and readers notice nothing but what was wrong. */
class RebuildTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private TestEventStore store;
    private Happenings happenings;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        for (int i = 0; i < 40; i++) {
            happenings.publish("com.example/s" + (10 + i % 20), "1." + i + ".0");
        }
        reader = RunningReader.on(store.address());
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private RebuildState rebuilt() {
        assertThat(reader.rebuilds().request("listing", 0)).isEqualTo(Answer.ACCEPTED);
        return ended(reader);
    }

    private static RebuildState ended(RunningReader reader) {
        return await().atMost(SOON)
                .until(() -> reader.rebuilds().states().getFirst(), state -> state.step().isEnd());
    }

    private RebuildState state() {
        return reader.rebuilds().states().getFirst();
    }

    private ListAnswer all() {
        return reader.client().list("limit=100&include_deleted=true");
    }

    private long head() {
        return store.log().head().number();
    }

    @Test
    void whatWasRightStaysAsItWasAndNothingIsAppended() {
        var before = all();

        var state = rebuilt();

        assertThat(state.step()).isEqualTo(Step.DONE);
        assertThat(state.differing()).isZero();
        assertThat(state.eventsDone()).isEqualTo(40);
        assertThat(reader.progress().latest().generation()).isEqualTo(2);
        assertThat(all().body()).isEqualTo(before.body());
        assertThat(head()).isEqualTo(40);
    }

    @Test
    void rowsThatWereDamagedComeBackAndReachTheCopies() {
        var before = all();
        var watermark = before.watermark();
        store.database()
                .sql(
                        """
                        update query_side.listing_1 set document = '{"name":"com.example/s11"}'
                        where name = 'com.example/s11' and version = '1.1.0'
                        """)
                .update();
        store.database()
                .sql("delete from query_side.listing_1 where name = 'com.example/s12'")
                .update();
        store.database()
                .sql(
                        """
                        insert into query_side.listing_1
                        select 'com.example/never', version, document, meta, description, status,
                            status_message, is_latest, published_at, updated_at, status_changed_at,
                            published_method, published_subject, changed_at, changed_position,
                            since, since_at
                        from query_side.listing_1 where name = 'com.example/s13'
                        """)
                .update();

        var state = rebuilt();

        assertThat(state.differing()).isEqualTo(5);
        assertThat(head()).isEqualTo(41);
        assertThat(store.log().at(41).orElseThrow().data())
                .isEqualTo(
                        """
                        {"readModel":"listing","generation":2,"rows":[\
                        {"server":"com.example/never","version":"1.23.0"},\
                        {"server":"com.example/never","version":"1.3.0"},\
                        {"server":"com.example/s11","version":"1.1.0"},\
                        {"server":"com.example/s12","version":"1.2.0"},\
                        {"server":"com.example/s12","version":"1.22.0"}]}\
                        """);
        assertThat(all().entries()).isEqualTo(before.entries());
        assertThat(reader.progress().latest().position().number()).isEqualTo(41);
        assertThat(reader.client().list("updated_since=" + watermark.replace("+", "%2B")).entries())
                .containsExactly(
                        "com.example/s11:1.1.0", "com.example/s12:1.2.0", "com.example/s12:1.22.0");
        // what was touched is touched in later generations too
        assertThat(rebuilt().differing()).isZero();
        assertThat(head()).isEqualTo(41);
    }

    @Test
    void whereAllRowsDifferAllOfThemCountAsChanged() {
        for (int i = 0; i < 1_100; i++) {
            happenings.publish("com.example/many", "2." + i + ".0");
        }
        reader.client().list("min_position=" + head());
        var watermark = all().watermark();
        store.database().sql("update query_side.listing_1 set published_subject = 'x'").update();

        assertThat(rebuilt().differing()).isNull();

        long at = head();
        assertThat(store.log().at(at).orElseThrow().data())
                .isEqualTo("{\"readModel\":\"listing\",\"generation\":2,\"all\":true}");
        assertThat(reader.client().list("limit=100&updated_since=" + watermark).entries())
                .hasSize(100);
        assertThat(all().body().at("/servers/0/_meta/dev.annals~1registry/position").asLong())
                .isEqualTo(at);
        assertThat(reader.client().list("updated_since=" + all().watermark()).entries()).isEmpty();
        // the same in the rows of the next generation
        assertThat(rebuilt().differing()).isZero();
        assertThat(all().body().at("/servers/0/_meta/dev.annals~1registry/position").asLong())
                .isEqualTo(at);
        assertThat(reader.client().list("limit=100&updated_since=" + watermark).entries())
                .hasSize(100);
    }

    @Test
    void readersSeeNoGapAndNoStepBackWhileOthersWrite() throws Exception {
        var writes = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = RunningReader.on(store.address())) {
            var writing =
                    threads.submit(
                            () -> {
                                for (int i = 0; writes.get(); i++) {
                                    happenings.publish("com.example/w", "1." + i + ".0");
                                }
                            });
            var reading =
                    List.of(reader, other).stream()
                            .map(one -> threads.submit(() -> readOn(one, writes)))
                            .toList();
            for (int i = 0; i < 4; i++) {
                assertThat(rebuilt().step()).isEqualTo(Step.DONE);
            }
            writes.set(false);
            writing.get();
            for (var one : reading) {
                assertThat(one.get()).isPositive();
            }
            reader.client().list("min_position=" + head());
            var live = all();
            assertThat(rebuilt().differing()).isZero();
            assertThat(all().body()).isEqualTo(live.body());
            assertThat(other.client().list("limit=100&include_deleted=true").body())
                    .isEqualTo(live.body());
        }
    }

    private int readOn(RunningReader one, AtomicBoolean writes) {
        long position = 0;
        int count = 0;
        while (writes.get()) {
            long acknowledged = head();
            var page = one.client().list("limit=100&min_position=" + acknowledged);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.position()).isGreaterThanOrEqualTo(Math.max(position, acknowledged));
            assertThat(page.entries()).contains("com.example/s10:1.0.0", "com.example/s29:1.39.0");
            position = page.position();
            count++;
        }
        return count;
    }

    @Test
    void oneThatIsCancelledLeavesEverythingAsItWas() {
        assertThat(reader.rebuilds().request("listing", 5)).isEqualTo(Answer.ACCEPTED);
        assertThat(reader.rebuilds().request("listing", 0)).isEqualTo(Answer.CONFLICT);
        assertThat(reader.rebuilds().cancel("listing")).isEqualTo(Answer.ACCEPTED);

        assertThat(ended(reader).step()).isEqualTo(Step.CANCELLED);
        assertThat(reader.rebuilds().cancel("listing")).isEqualTo(Answer.CONFLICT);
        assertThat(reader.progress().latest().generation()).isEqualTo(1);
        assertThat(all().entries()).hasSize(40);
        assertThat(rebuilt().step()).isEqualTo(Step.DONE);
    }

    @Test
    void oneThatIsAskedForRightAfterACancelledOneIsAnotherOne() {
        assertThat(reader.rebuilds().request("listing", 5)).isEqualTo(Answer.ACCEPTED);
        var first = await().atMost(SOON).until(this::state, now -> now.step() == Step.FILLING);
        reader.rebuilds().cancel("listing");

        assertThat(reader.rebuilds().request("listing", 0)).isEqualTo(Answer.ACCEPTED);

        var second = ended(reader);
        assertThat(second.step()).isEqualTo(Step.DONE);
        assertThat(second.startedAt()).isNotNull().isNotEqualTo(first.startedAt());
    }

    @Test
    void whatHappenedSinceIsHeldBackWithoutAnOpenTransaction() {
        assertThat(reader.rebuilds().request("listing", 20)).isEqualTo(Answer.ACCEPTED);
        await().atMost(SOON).until(this::state, now -> now.step() == Step.FILLING);
        for (int i = 0; i < 30; i++) {
            happenings.publish("com.example/since", "1." + i + ".0");
        }

        var following =
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(SOON)
                        .until(this::state, now -> now.eventsDone() > 40 || now.step().isEnd());

        assertThat(following.step()).isEqualTo(Step.FOLLOWING);
        assertThat(
                        store.database()
                                .sql(
                                        "select count(*) from query_side.listing_2 where name like"
                                                + " '%since'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(30);
        assertThat(ended(reader).eventsDone()).isEqualTo(70);
    }

    @Test
    void theSwitchAndItsNoteAreOne() {
        store.database()
                .sql("alter table query_side.rebuilds add constraint no check (state <> 'done')")
                .update();

        assertThat(rebuilt().step()).isEqualTo(Step.FAILED);

        assertThat(
                        store.database()
                                .sql(
                                        "select generation from query_side.read_models where name ="
                                                + " 'listing'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void oneWhoseProcessDiesIsBegunAnewByAnother() {
        assertThat(reader.rebuilds().request("listing", 5)).isEqualTo(Answer.ACCEPTED);
        await().atMost(SOON)
                .until(() -> reader.rebuilds().states().getFirst().step() == Step.FILLING);
        reader.close();
        store.database().sql("update query_side.rebuilds set rate = 0").update();

        reader = RunningReader.on(store.address());

        assertThat(ended(reader).step()).isEqualTo(Step.DONE);
        assertThat(reader.progress().latest().generation()).isEqualTo(2);
    }

    @Test
    void oneThatFailsLeavesTheLiveOneAndSaysWhy() {
        store.database()
                .sql(
                        """
                        insert into event_store.events
                        select 41, now(), stream, 1000, gen_random_uuid(), 'of-tomorrow', 1, header,
                            data, data_salt, data_digest, leaf
                        from event_store.events where position = 1
                        """)
                .update();

        var state = rebuilt();

        assertThat(state.step()).isEqualTo(Step.FAILED);
        assertThat(state.problem()).contains("of-tomorrow", "41");
        assertThat(
                        store.database()
                                .sql("select to_regclass('query_side.listing_2') is null")
                                .query(Boolean.class)
                                .single())
                .as("what was half made is dropped")
                .isTrue();
        assertThat(all().entries()).hasSize(40);
    }

    @Test
    void otherSettingsAreMadeBesideTheLiveOnes() {
        reader.close();
        happenings.publish("com.example/odd", "1.0.0", "tells the weather");

        reader = RunningReader.on(store.address(), "annals.listing.search-fields=name,description");

        assertThat(ended(reader).step()).isEqualTo(Step.DONE);
        assertThat(reader.client().list("search=weather").entries()).isNotEmpty();
        assertThat(reader.progress().latest().settings()).isEqualTo("name,description");
    }

    @Test
    void aReadModelOfNoSuchNameIsUnknown() {
        assertThat(reader.rebuilds().request("none", 0)).isEqualTo(Answer.UNKNOWN);
        assertThat(reader.rebuilds().cancel("none")).isEqualTo(Answer.UNKNOWN);
    }
}
