package annals.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.benchmarks.hammer.BaseUrl;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy that is kept by {@code updated_since} ends equal to the registry, with commits that take
 * seconds and a process that stands still for seconds.
 */
class UpdatesIT {

    /** Of RFC 8032, section 7.1, test 1; so that processes accept one another's tokens. */
    private static final String KEY =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final Duration LONG = Duration.ofSeconds(90);

    /** Long enough for a standstill and its end. */
    private static final String SECONDS = "7";

    /** Enough of each kind, and for commits that are slow, on a slow machine too. */
    private static final String WRITES = "180";

    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir Path home;

    @Test
    void nothingIsLostWhenCommitsAndTheProcessStandStill()
            throws IOException, InterruptedException {
        try (var registry = launch("one", Map.of())) {
            awaitReady(registry);
            Delays.begin(Delays.databaseIn(home.resolve("one").resolve("data")));
            try (var _ = Standstill.of(registry.pid())) {
                assertThat(updates("--url", registry.url())).as("%s%s", out, errors).isZero();
            }
        }
        isConvincing();
    }

    @Test
    void nothingIsLostWhenOneOfTwoProcessesStandsStill() throws IOException, InterruptedException {
        var database = TestDatabase.fresh();
        var settings =
                Map.of(
                        "MCP_REGISTRY_DATABASE_URL",
                        "postgres://%s@%s".formatted(database.user(), database.place()));
        try (var one = launch("one", settings);
                var other = launch("other", settings)) {
            awaitReady(one);
            awaitReady(other);
            Delays.begin(database);
            try (var _ = Standstill.of(other.pid())) {
                assertThat(updates("--url", one.url(), "--also", other.url()))
                        .as("%s%s", out, errors)
                        .isZero();
            }
        }
        isConvincing();
    }

    private int updates(String... arguments) {
        return new CommandLine(new UpdatesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .execute(
                        Stream.concat(
                                        Stream.of(arguments),
                                        Stream.of(
                                                "--seconds",
                                                SECONDS,
                                                "--writes",
                                                WRITES,
                                                "--limit",
                                                "7"))
                                .toArray(String[]::new));
    }

    /** Enough has happened, and some of it slowly. */
    private void isConvincing() {
        System.out.print(out);
        assertThat(out.toString())
                .containsPattern("rows written +[1-9][0-9,]+\\R")
                .containsPattern("[1-9][0-9,]* delete latest, [1-9][0-9,]* change all")
                .containsPattern("the slowest took ([1-9]|[1-9][0-9])\\.")
                .containsPattern("asked with +the watermark that the registry gives")
                .containsPattern("verdict +equal\\R");
        // who stood still says so; nobody gets no answer, or another one
        assertThat(out.toString().lines().filter(line -> line.startsWith("  failed")))
                .allMatch(line -> line.contains(": 503 "));
    }

    private RegistryProcess launch(String name, Map<String, String> more) throws IOException {
        var settings = new HashMap<>(more);
        settings.put("MCP_REGISTRY_JWT_PRIVATE_KEY", KEY);
        return RegistryProcess.start(
                command(), Files.createDirectory(home.resolve(name)), settings);
    }

    /** Quick to start: it does not live long enough for the full compiler. */
    static List<String> command() {
        var jar = Path.of(System.getProperty("annals.exec-jar", "missing"));
        assertThat(jar).as("system property annals.exec-jar; mvn verify sets it").isRegularFile();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
    }

    private static void awaitReady(RegistryProcess process) {
        try (var registry = new Registry(BaseUrl.of(process.url(), false))) {
            await().atMost(LONG)
                    .until(
                            () -> {
                                assertThat(process.isAlive()).as("%s", process.console()).isTrue();
                                return registry.get("/v0.1/servers").good();
                            });
        }
    }
}
