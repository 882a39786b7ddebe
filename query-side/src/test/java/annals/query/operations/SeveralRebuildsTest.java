package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.rebuild.Rebuilds.Rebuilt;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Rebuilds of several read models do not know of one another. */
class SeveralRebuildsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private TestEventStore store;
    private Happenings happenings;
    private VersionCounts counts;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        for (int i = 0; i < 40; i++) {
            happenings.publish("com.example/s" + i % 4, "1." + i + ".0");
        }
        counts = VersionCounts.of(store);
        reader =
                RunningReader.with(
                        store.address(),
                        beans -> beans.registerBean(Rebuilt.class, counts::rebuilt),
                        "management.server.port=0");
    }

    @AfterEach
    void stop() {
        reader.close();
        counts.close();
        store.close();
    }

    private void isRebuilt(String name) {
        assertThat(reader.rebuilds().request(name, 0)).isEqualTo(Answer.ACCEPTED);
        await().atMost(SOON)
                .until(
                        () ->
                                states().stream()
                                        .filter(one -> one.readModel().equals(name))
                                        .allMatch(one -> one.step() == Step.DONE));
    }

    private List<RebuildState> states() {
        return reader.rebuilds().states();
    }

    @Test
    void theyRunAtOnceAndBothSwitch() throws SQLException {
        store.database()
                .sql("update query_side.counts_1 set versions = 0 where server like '%s1'")
                .update();
        store.database()
                .sql("update query_side.listing_1 set status = 'odd' where version = '1.2.0'")
                .update();

        assertThat(reader.rebuilds().request("counts", 40)).isEqualTo(Answer.ACCEPTED);
        assertThat(reader.rebuilds().request("listing", 40)).isEqualTo(Answer.ACCEPTED);
        await().atMost(SOON)
                .until(
                        this::states,
                        both -> both.stream().allMatch(one -> one.step() == Step.FILLING));
        // what happens meanwhile reaches both
        happenings.publish("com.example/s1", "2.0.0");
        var ended =
                await().atMost(SOON)
                        .until(
                                this::states,
                                both -> both.stream().allMatch(one -> one.step().isEnd()));

        assertThat(ended)
                .extracting(RebuildState::readModel, RebuildState::step, RebuildState::differing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("counts", Step.DONE, 1L),
                        org.assertj.core.groups.Tuple.tuple("listing", Step.DONE, 1L));
        assertThat(counts.of("com.example/s1")).isEqualTo(11);
        var page = reader.client().list("limit=100&min_position=43");
        assertThat(page.entries()).hasSize(41);
        assertThat(page.position()).isEqualTo(43);
        for (var name : List.of("counts", "listing")) {
            var report = reader.verifications().verify(name).orElseThrow();
            assertThat(report.generation()).as(name).isEqualTo(2);
            assertThat(report.isRight()).as(report.toString()).isTrue();
        }
    }

    @Test
    void oneThatIsBeingRebuiltIsRefusedAndTheOtherIsNot() {
        var management = reader.management();
        assertThat(reader.rebuilds().request("counts", 5)).isEqualTo(Answer.ACCEPTED);

        var again = management.ask("POST", "/operations/read-models/counts/rebuild");
        var other = management.ask("POST", "/operations/read-models/listing/rebuild");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body())
                .contains("counts is being rebuilt already; wait for its end, or cancel it");
        assertThat(other.statusCode()).isEqualTo(202);
        await().atMost(SOON).until(() -> states().getLast().step() == Step.DONE);
        assertThat(states().getFirst().step().isEnd()).isFalse();
        assertThat(management.ask("DELETE", "/operations/read-models/counts/rebuild").statusCode())
                .isEqualTo(202);
    }

    @Test
    void oneOfOtherSettingsIsLeftToAProcessThatHasThem() {
        store.database()
                .sql(
                        """
                        insert into query_side.rebuilds
                            (read_model, generation, settings, rate, state, moved_at)
                        values ('listing', 2, 'name,description', 0, 'requested',
                            now() + interval '1 hour')
                        """)
                .update();
        // after two looks at this one the other was looked at too
        isRebuilt("counts");
        isRebuilt("counts");
        assertThat(states().getLast().step()).isEqualTo(Step.REQUESTED);

        try (var _ =
                RunningReader.on(
                        store.address(), "annals.listing.search-fields=name,description")) {
            await().atMost(SOON).until(() -> states().getLast().step() == Step.DONE);
        }
        assertThat(store.followerSource().readModels().find("listing").orElseThrow().settings())
                .isEqualTo("name,description");
    }

    @Test
    void oneOfSettingsThatNobodyHasIsTakenOverAfterAWhile() {
        store.database()
                .sql(
                        """
                        insert into query_side.rebuilds
                            (read_model, generation, settings, rate, state, moved_at)
                        values ('listing', 2, 'name,description', 0, 'requested',
                            now() - interval '1 hour')
                        """)
                .update();

        await().atMost(SOON).until(() -> states().getLast().step() == Step.DONE);
    }
}
