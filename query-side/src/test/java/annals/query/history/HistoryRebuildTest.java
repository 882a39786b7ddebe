package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.eventstore.rebuild.RebuildState;
import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.rebuild.VerificationReport;
import annals.eventstore.rebuild.VerificationReport.Difference;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The history made anew is the history, and what is not as the events say is found. */
class HistoryRebuildTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String A = "/v0.1/x/dev.annals/servers/com.example%2Fa/history";

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
        happenings.edit("com.example/a", "1.0.0", "2.0.0", "tells\\tmore");
        happenings.append(
                "com.example/a",
                new ServerStatusChanged(
                        List.of(
                                new Change("1.0.0", "active", "deleted", null),
                                new Change("2.0.0", "active", "deleted", null)),
                        "gone\nfor good\\",
                        By.OPERATOR,
                        "2.0.0",
                        Happenings.ACTOR));
        reader = RunningReader.on(store.address());
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private RebuildState rebuilt() {
        assertThat(reader.rebuilds().request("history", 0)).isEqualTo(Answer.ACCEPTED);
        return await().atMost(SOON)
                .until(() -> reader.rebuilds().states().getFirst(), state -> state.step().isEnd());
    }

    private VerificationReport verify() throws SQLException {
        return reader.verifications().verify("history").orElseThrow();
    }

    private void damage(String sql) {
        assertThat(store.database().sql(sql).update()).isPositive();
    }

    @Test
    void whatWasRightStaysAsItWasAndGoesOn() throws SQLException {
        var before = reader.get(A).body();

        var state = rebuilt();

        assertThat(state.step()).as(state.problem()).isEqualTo(Step.DONE);
        assertThat(state.differing()).isZero();
        assertThat(reader.get(A).body()).isEqualTo(before);
        assertThat(verify().isRight()).as(verify().toString()).isTrue();
        long position = happenings.publish("com.example/a", "3.0.0").number();
        assertThat(reader.get(A + "?min_position=" + position).body())
                .contains("\"version\":\"3.0.0\"", "\"comparedWith\":\"2.0.0\"");
        assertThat(verify().isRight()).as(verify().toString()).isTrue();
        assertThat(rebuilt().differing()).isZero();
    }

    @Test
    void whatWasDamagedComesBack() throws SQLException {
        var before = reader.get(A).body();
        damage("update query_side.history_1 set entry = '{}' where position = 2");
        damage("delete from query_side.history_1 where position = 5");
        damage("delete from query_side.history_documents_1 where server = 'com.example/b'");
        damage("update query_side.history_servers_1 set known = '[]'");
        damage("insert into query_side.history_many_1 values ('com.example/none', '1.0.0', 3)");

        assertThat(rebuilt().differing()).isEqualTo(4);

        assertThat(reader.get(A + "?min_position=6").body()).isEqualTo(before);
        assertThat(verify().isRight()).as(verify().toString()).isTrue();
    }

    @Test
    void whatIsRightIsFoundRight() throws SQLException {
        assertThat(verify().isRight()).as(verify().toString()).isTrue();
        assertThat(verify().rows()).isEqualTo(5 + 2 + 3 + 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update query_side.history_1 set kind = 'edited' where position = 1 |"
                        + " entry 1 | kind | edited",
                "update query_side.history_1 set subject = 'nobody' where position = 3 |"
                        + " entry 3 | subject | nobody",
                "delete from query_side.history_1 where position = 4 | entry 4 | |",
                "delete from query_side.history_many_1 where version = '1.0.0' |"
                        + " entry 5 of 1.0.0 | |",
                "update query_side.history_documents_1 set position = 1 where position = 4 |"
                        + " document of 1.0.0 | position | 1",
                "update query_side.history_servers_1 set latest = '1.0.0'"
                        + " where server = 'com.example/a' | server | version | 1.0.0",
                "insert into query_side.history_1 select 99, recorded_at, server, version, kind,"
                        + " method, subject, size, entry from query_side.history_1"
                        + " where position = 1 | entry 99 | | a row",
            })
    void whatIsNotAsTheEventsSayIsNamed(String damage, String key, String field, String found)
            throws SQLException {
        damage(damage);

        assertThat(verify().differences())
                .extracting(Difference::key, Difference::field, Difference::found)
                .containsExactly(tuple(key, field, found));
    }

    @Test
    void aRegistryThatHoldsEventsIsNotHeldUpByFillingItsHistory() throws SQLException {
        reader.close();
        happenings.publish("com.example/a", "3.0.0");
        var database = new DriverManagerDataSource(store.address().url(), "postgres", "");
        try (var other = database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select * from query_side.read_models where name = 'history' for update");

            reader =
                    RunningReader.on(
                            store.address(),
                            "annals.history.awaited-at-start=0",
                            "management.server.port=0");

            var answer = reader.get(A);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(answer.body()).contains("it is at position 5 of 6");
            assertThat(reader.client().list("").entries()).contains("com.example/b:1.0.0");
            assertThat(reader.management().get("/actuator/health").body())
                    .startsWith("{\"components\"")
                    .doesNotContain("DEGRADED");
            assertThat(reader.management().get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            other.rollback();
        }
        await().atMost(SOON).until(() -> reader.get(A).statusCode() == 200);
        assertThat(reader.get(A).body()).contains("\"version\":\"3.0.0\"");
    }
}
