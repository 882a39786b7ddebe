package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

class RegistryImportTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static ImportDatabase database;

    @TempDir private Path directory;

    private StoredVersions stored;
    private final Console console = new Console();

    @BeforeAll
    static void startDatabase() throws IOException {
        database = new ImportDatabase();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.empty();
        stored = new StoredVersions(database);
    }

    @AfterEach
    void closeConsole() {
        console.close();
    }

    @Test
    void nothingIsImportedUnlessItIsToldFromWhere() {
        var imports = from(" ");
        imports.start();

        assertThat(imports.isRunning()).isFalse();
    }

    @Test
    void importingGoesOnInTheBackground() throws Exception {
        var imports = from(seed(Samples.lines(Samples.entries(300))));
        imports.start();
        waitUntil(() -> console.lines().stream().anyMatch(line -> line.contains("is done")));
        imports.stop();

        assertThat(stored.versions()).hasSize(300);
        assertThat(imports.isRunning()).isFalse();
    }

    @Test
    void stoppingWaitsForTheEndOfABatchAndNoLonger() throws Exception {
        var inBatch = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        stored.beforeCommit =
                () -> {
                    inBatch.countDown();
                    await(goOn);
                };
        var imports = from(seed(Samples.lines(Samples.entries(900))));
        imports.start();
        await(inBatch);
        Thread stopping = Thread.ofVirtual().start(imports::stop);
        waitUntil(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        stopping.join();

        assertThat(stored.versions()).hasSize(200);
        assertThat(console.lines())
                .contains("INFO The import stops; it goes on at the next start.");

        var again = from(directory.resolve("seed").toString());
        again.start();
        waitUntil(() -> console.lines().stream().anyMatch(line -> line.contains("is done")));
        again.stop();

        assertThat(stored.versions()).hasSize(900).isSorted();
    }

    @Test
    void stoppingDoesNotWaitForAPause() throws Exception {
        try (var server =
                new PlayedServer(
                        exchange -> {
                            exchange.getResponseHeaders().add("Retry-After", "300");
                            PlayedServer.send(exchange, 429, "");
                        })) {
            var imports = from(server.uri("/v0/servers").toString());
            imports.start();
            waitUntil(() -> console.lines().stream().anyMatch(line -> line.contains("in 300 s")));
            imports.stop();

            assertThat(console.lines())
                    .contains("INFO The import stops; it goes on at the next start.");
        }
    }

    @Test
    void aSourceThatIsNotThereIsToldInOneSentence() throws Exception {
        var imports = from(directory.resolve("none.json").toString());
        imports.start();
        waitUntil(() -> !console.lines().isEmpty());
        imports.stop();

        assertThat(console.lines())
                .containsExactly(
                        "ERROR Nothing is imported: There is no file "
                                + directory.resolve("none.json")
                                + ".");
    }

    @Test
    void aRegistryThatDeclinesIsToldInOneSentence() throws Exception {
        try (var server = new PlayedServer(exchange -> PlayedServer.send(exchange, 404, "no"))) {
            var imports = from(server.uri("/v0/servers").toString());
            imports.start();
            waitUntil(() -> console.lines().size() == 2);
            imports.stop();

            assertThat(console.lines().get(1))
                    .isEqualTo(
                            "ERROR Nothing is imported: "
                                    + server.uri("/v0/servers")
                                    + " cannot be read: it answered 404.");
        }
    }

    @Test
    void anImportThatIsWishedForIsTheOnlyOne() throws Exception {
        var goOn = new CountDownLatch(1);
        stored.beforeCommit = () -> await(goOn);
        var imports = from("");
        imports.start();
        assertThat(imports.latest()).isEmpty();

        var source = seed(Samples.lines(Samples.entries(300)));
        assertThat(imports.begin(source)).isPresent();
        assertThat(imports.begin(source)).isEmpty();
        goOn.countDown();
        waitUntil(() -> imports.latest().orElseThrow().state() == ImportStatus.State.DONE);

        var status = imports.latest().orElseThrow();
        assertThat(status.imported()).isEqualTo(300);
        assertThat(status.number()).isEqualTo(1);
        assertThat(status.share()).isEqualTo(1.0);
        assertThat(imports.begin(source).orElseThrow().number()).isEqualTo(2);
        imports.stop();
    }

    @Test
    void anImportThatFailsSaysWhy() throws Exception {
        var imports = from("");
        imports.begin("http://somebody:secret@example.com/v0/servers");
        waitUntil(() -> imports.latest().orElseThrow().state() == ImportStatus.State.FAILED);
        imports.stop();

        assertThat(imports.latest().orElseThrow().problem()).contains("a user or a password");
        assertThat(imports.latest().orElseThrow().toString()).doesNotContain("secret");
    }

    private RegistryImport from(String address) {
        InstantSource clock = InstantSource.system();
        Pause pause = Thread::sleep;
        return new RegistryImport(
                new ImportSettings(address),
                new SeedSources(() -> new Fetcher(FetchLimits.usual(), pause, clock)),
                new ImportNeeds(stored, new SimpleChecks(), database.client(), clock, pause));
    }

    private String seed(String text) throws IOException {
        return Files.writeString(directory.resolve("seed"), text).toString();
    }

    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(DEADLINE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("the deadline").isBefore(deadline);
            Thread.sleep(5);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
