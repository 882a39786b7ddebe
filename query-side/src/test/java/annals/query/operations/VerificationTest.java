package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.eventstore.rebuild.VerificationReport;
import annals.eventstore.rebuild.VerificationReport.Damage;
import annals.eventstore.rebuild.VerificationReport.Difference;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whatever is not as the events say is found, and named by row and field. */
class VerificationTest {

    private TestEventStore store;
    private Happenings happenings;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example/a", "2.0.0");
        happenings.publish("com.example/b", "1.0.0");
        happenings.edit("com.example/b", "1.0.0", "1.0.0", "other");
        happenings.publish("com.example/b", "2.0.0");
        happenings.change("com.example/b", "2.0.0", "active", "deleted", "1.0.0");
        reader = RunningReader.on(store.address());
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private VerificationReport verify() throws SQLException {
        return reader.verifications().verify("listing").orElseThrow();
    }

    private void damage(String sql) {
        assertThat(store.database().sql(sql).update()).isPositive();
    }

    @Test
    void whatIsRightIsFoundRight() throws SQLException {
        var report = verify();

        assertThat(report.isRight()).as(report.toString()).isTrue();
        assertThat(report.position()).isEqualTo(6);
        assertThat(report.events()).isEqualTo(6);
        assertThat(report.rows()).as("four that are shown, and what they were before").isEqualTo(9);
    }

    @Test
    void aRowThatWasChangedIsNamedWithItsField() throws SQLException {
        damage(
                "update query_side.listing_1 set status = 'active' where version = '2.0.0' and name"
                        + " like '%b'");

        assertThat(verify().differences())
                .containsExactly(
                        new Difference("com.example/b", "2.0.0", "status", "deleted", "active"));
    }

    @Test
    void rowsThatAreMissingOrThereWithoutReasonAreNamed() throws SQLException {
        damage("update query_side.listing_1 set name = 'com.example/0' where name like '%a'");

        assertThat(verify().differences())
                .extracting(Difference::server, Difference::key, Difference::found)
                .containsExactlyInAnyOrder(
                        tuple("com.example/0", "1.0.0", "a row"),
                        tuple("com.example/0", "2.0.0", "a row"),
                        tuple("com.example/a", "1.0.0", null),
                        tuple("com.example/a", "2.0.0", null));
    }

    @Test
    void whatARowWasBeforeIsHeldAgainstTheEventsToo() throws SQLException {
        damage("update query_side.listing_past_1 set status = 'x' where until = 2");

        assertThat(verify().differences())
                .containsExactly(
                        new Difference("com.example/a", "1.0.0 until 2", "status", "active", "x"));
    }

    @Test
    void aWrongLatestIsNamed() throws SQLException {
        damage("update query_side.listing_1 set is_latest = not is_latest where name like '%a'");

        assertThat(verify().differences())
                .containsExactlyInAnyOrder(
                        new Difference("com.example/a", "1.0.0", "isLatest", "f", "t"),
                        new Difference("com.example/a", "2.0.0", "isLatest", "t", "f"));
    }

    @Test
    void dataThatWereChangedAreNamed() throws SQLException {
        damage(
                "update event_store.events set data = replace(data, '1.0.0', '1.0.1') where"
                        + " position = 1");

        assertThat(verify().damages())
                .contains(
                        new Damage(
                                1, "its digest is not that of its data: one of them was changed"));
        assertThat(verify().isRight()).isFalse();
    }

    @Test
    void aHeaderThatWasChangedIsNamed() throws SQLException {
        damage(
                "update event_store.events set header = replace(header, '/a', '/c') where position"
                        + " = 2");

        assertThat(verify().damages())
                .containsExactly(
                        new Damage(
                                2, "its leaf is not that of its header: one of them was changed"),
                        new Damage(
                                2,
                                "its header does not say what stands in its row: one was changed"));
    }

    @Test
    void aHoleInTheLogIsNamed() throws SQLException {
        damage("delete from event_store.events where position = 4");

        assertThat(verify().damages())
                .contains(
                        new Damage(4, "there is no event up to position 4"),
                        new Damage(
                                5, "it is number 2 of com.example/b, and number 1 was expected"));
    }

    @Test
    void anEventThatCannotBeReadIsNamed() throws SQLException {
        damage("update event_store.events set name = 'of-tomorrow' where position = 3");

        assertThat(verify().damages())
                .filteredOn(damage -> damage.problem().startsWith("it cannot be read"))
                .extracting(Damage::position)
                .containsExactly(3L);
    }

    @Test
    void writesGoOnMeanwhile() throws Exception {
        var writes = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    threads.submit(
                            () -> {
                                for (int i = 3; writes.get(); i++) {
                                    happenings.publish("com.example/a", i + ".0.0");
                                }
                            });
            long before = 0;
            for (int i = 0; i < 10; i++) {
                var report = verify();
                assertThat(report.isRight()).as(report.toString()).isTrue();
                assertThat(report.position()).isGreaterThanOrEqualTo(before);
                before = report.position();
            }
            writes.set(false);
            writing.get();
            assertThat(before).isGreaterThan(6);
        }
    }

    @Test
    void afterARebuildItIsRightWhateverItTouched() throws SQLException {
        for (int i = 0; i < 1_100; i++) {
            happenings.publish("com.example/many", "1." + i + ".0");
        }
        long head = store.log().head().number();
        reader.client().list("min_position=" + head);
        damage("update query_side.listing_1 set published_subject = 'x'");
        reader.rebuilds().request("listing", 0);
        reader.client().list("min_position=" + head);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .until(() -> reader.rebuilds().states().getFirst().step().isEnd());
        assertThat(store.log().head().number()).isEqualTo(head + 1);

        var report = verify();

        assertThat(report.isRight()).as(report.toString()).isTrue();
    }
}
