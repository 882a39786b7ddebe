package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Two processes on one database of its own are one registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {

    private static final int WRITERS = 16;

    private RegistryStart start;
    private RunningRegistry one;
    private RunningRegistry other;

    @BeforeAll
    void begin(@TempDir Path home) {
        var database = TestDatabase.fresh();
        start = RegistryStart.on(home.resolve("one")).withDatabase(database);
        one = start.launch();
        other = RegistryStart.on(home.resolve("other")).withDatabase(database).launch();
        one.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    void end() throws InterruptedException {
        one.close();
        other.close();
    }

    @Test
    void positionsAreDenseAndBothListsEndEqual() throws IOException, InterruptedException {
        long before = one.client().position();
        var publishers = Publishers.begin(WRITERS, "com.example/dense", one, other);
        try (publishers) {
            publishers.awaitMore(300);
        }
        assertThat(publishers.refusals()).isEmpty();
        assertThat(publishers.unanswered()).isEmpty();
        long head = publishers.highestPosition();
        assertThat(publishers.positions())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(before + 1, head).boxed().toList());
        assertThat(first(one).position()).isEqualTo(head);
        assertThat(first(other).position()).isEqualTo(head);
        var entries = one.client().crawl();
        assertThat(other.client().crawl()).isEqualTo(entries);
        assertThat(entries).hasSize((int) head);
        publishers.areAmong(entries);
    }

    @Test
    void whenOneIsKilledTheOtherGoesOnAtOnce() throws IOException, InterruptedException {
        var publishers = Publishers.begin(WRITERS, "com.example/killed", one, other);
        try (publishers) {
            publishers.awaitMore(200);
            one.kill();
            long acknowledged = publishers.highestPosition();
            assertThat(first(other).expect(200).position()).isGreaterThanOrEqualTo(acknowledged);
            publishers.awaitMore(100);
        }
        assertThat(publishers.refusals()).isEmpty();
        var entries = other.client().crawl();
        publishers.areAmong(entries);
        assertThat(entries).hasSize((int) other.client().position());

        one = start.run();
        assertThat(one.client().crawl()).isEqualTo(entries);
    }

    private static HttpAnswer first(RunningRegistry registry)
            throws IOException, InterruptedException {
        return registry.client().get("/v0.1/servers?limit=1");
    }
}
