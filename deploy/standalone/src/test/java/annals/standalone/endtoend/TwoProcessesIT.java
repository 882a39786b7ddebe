package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    void aCursorOfOneIsGoodAtTheOther() throws IOException, InterruptedException {
        for (var version : List.of("1.0.0", "2.0.0", "3.0.0")) {
            one.client().publish(aServer().name("com.example/cursor").version(version)).expect(200);
        }
        var page = first(one).json();
        var cursor = page.get("metadata").get("nextCursor").stringValue();
        var next = "/v0.1/servers?limit=1&cursor=" + cursor;
        assertThat(other.client().get(next).expect(200).json())
                .isEqualTo(one.client().get(next).expect(200).json());
    }

    @Test
    void whenOneStandsStillTheOtherGoesOn() throws IOException, InterruptedException {
        var publishers = Publishers.begin(WRITERS, "com.example/still", one, other);
        try (publishers) {
            publishers.awaitMore(100);
            var frozen = List.of(one.process().toHandle());
            RunningRegistry.freeze(frozen);
            publishers.awaitMore(100);
            RunningRegistry.goOn(frozen);
            publishers.awaitMore(100);
        }
        assertThat(publishers.unanswered()).isEmpty();
        assertThat(publishers.refusals()).allSatisfy(refusal -> refusal.expect(503));
        var entries = one.client().crawl();
        publishers.areAmong(entries);
        assertThat(other.client().crawl()).isEqualTo(entries).hasSize((int) first(one).position());
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
