package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A database that is away for a while, under load: who asks is told to come again, nobody waits for
 * ever, and it heals by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGoneIT {

    private RunningRegistry registry;
    private Publishers publishers;
    private Readers readers;

    @BeforeAll
    void start(@TempDir Path home) {
        registry = RegistryStart.fresh(home).run();
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
    }

    @BeforeEach
    void load(TestInfo test) {
        var servers = "com.example/" + test.getTestMethod().orElseThrow().getName();
        publishers = Publishers.begin(8, servers, registry);
        readers = Readers.begin(2, registry);
        publishers.awaitMore(50);
    }

    @AfterEach
    void unload() {
        publishers.close();
        readers.close();
    }

    @Test
    void aDatabaseThatWasKilledIsStartedAgain() throws IOException, InterruptedException {
        registry.postmaster().destroyForcibly();
        await().atMost(RunningRegistry.LONG)
                .until(() -> registry.console().text().contains("PostgreSQL is back"));
        isHealed();
    }

    @Test
    void aDatabaseThatStandsStillIsWaitedForOnlySoLong() throws IOException, InterruptedException {
        var database = registry.database();
        RunningRegistry.freeze(database);
        await().atMost(RunningRegistry.LONG).until(() -> !readers.refusals().isEmpty());
        await().atMost(RunningRegistry.LONG).until(() -> !publishers.refusals().isEmpty());
        RunningRegistry.goOn(database);
        isHealed();
    }

    private void isHealed() throws IOException, InterruptedException {
        publishers.awaitMore(50);
        readers.awaitMore(50);
        publishers.close();
        readers.close();
        assertThat(publishers.unanswered()).isEmpty();
        assertThat(readers.unanswered()).isEmpty();
        assertThat(publishers.refusals()).allSatisfy(DatabaseGoneIT::saysComeAgain);
        assertThat(readers.refusals()).allSatisfy(DatabaseGoneIT::saysComeAgain);
        assertThat(registry.console().text()).doesNotContain("ERROR", "\tat ", "select ");
        var entries = registry.client().crawl();
        publishers.areAmong(entries);
        assertThat(entries).hasSize((int) registry.client().position());
    }

    private static void saysComeAgain(HttpAnswer answer) {
        answer.expect(503);
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("title").stringValue()).isEqualTo("Service Unavailable");
        assertThat(answer.json().get("detail").stringValue()).contains("try again");
    }
}
