package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** An event that the list cannot digest: answers stay right, everybody is told, nothing is lost. */
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

    private static void rename(TestEventStore store, String from, String to) {
        store.database()
                .sql("update event_store.events set name = :to where position = 2 and name = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }
}
