package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What goes wrong behind the list is told: nobody gets a wrong answer, and nothing is lost. */
class StandstillTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theListStandsStillBeforeItAndSaysSoAndGoesOnWhenItCanBeDigested() {
        try (var store = TestEventStore.fresh()) {
            var happenings = new Happenings(store);
            happenings.publish("com.example/a", "1.0.0");
            happenings.publish("com.example/b", "1.0.0");
            happenings.publish("com.example/c", "1.0.0");
            rename(store, "server-version-published", "of-tomorrow");
            try (var reader = RunningReader.on(store.address(), "management.server.port=0")) {
                // it listens although it is not at the head, and says where it stands
                var page = reader.client().list("");
                assertThat(page.entries()).containsExactly("com.example/a:1.0.0");
                assertThat(page.position()).isEqualTo(1);

                var health = reader.management().get("/actuator/health");
                assertThat(health.statusCode()).isEqualTo(200);
                assertThat(health.body())
                        .contains(
                                "\"status\":\"DEGRADED\"",
                                "event 2 cannot be digested",
                                "of-tomorrow");
                assertThat(reader.management().get("/actuator/health/readiness").body())
                        .contains("UP");
                assertThat(reader.get("/metrics").body())
                        .contains(
                                "mcp_registry_read_model_stands_still{read_model=\"listing\"} 1.0",
                                "mcp_registry_read_model_lag_events{read_model=\"listing\"} 2.0");

                rename(store, "of-tomorrow", "server-version-published");

                await().atMost(SOON).until(() -> reader.client().list("").entries().size() == 3);
                await().atMost(SOON)
                        .until(
                                () ->
                                        reader.management()
                                                .get("/actuator/health")
                                                .body()
                                                .contains("\"status\":\"UP\""));
            }
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsToldByHealth() {
        try (var store = TestEventStore.fresh();
                var reader = RunningReader.on(store.address(), "management.server.port=0")) {
            assertThat(reader.management().get("/actuator/health").body())
                    .contains("\"eventStore\":{\"details\":{\"position\":0},\"status\":\"UP\"}");
            var name =
                    store.database().sql("select current_database()").query(String.class).single();
            takeAway(name);

            var health = reader.management().get("/actuator/health");

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("the database does not answer");
            assertThat(reader.management().get("/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    private static void takeAway(String name) {
        try (var elsewhere = TestEventStore.fresh()) {
            elsewhere
                    .database()
                    .sql("alter database %s with allow_connections false".formatted(name))
                    .update();
            elsewhere
                    .database()
                    .sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                                    + " :name")
                    .param("name", name)
                    .query()
                    .listOfRows();
        }
    }

    private static void rename(TestEventStore store, String from, String to) {
        store.database()
                .sql("update event_store.events set name = :to where position = 2 and name = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }
}
