package annals.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.hammer.Tokens;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Whatever happens to two processes on one database and to the connections of their clients, every
 * reader of the feed gets every event once, in order, in the same bytes; every copy ends equal to
 * the source; and what was shown at a position is told of it later. Runs for as long as {@code
 * -Dannals.exactness.seconds=N} says.
 */
class ExactnessIT {

    /** Of RFC 8032, section 7.1, test 1; so that processes accept one another's tokens. */
    private static final String KEY =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    /** Enough for each process to be ended once. */
    private static final long SHORT_SECONDS = 20;

    private static final long SECONDS = Long.getLong("annals.exactness.seconds", SHORT_SECONDS);

    private static final int POSITIONS = SECONDS > SHORT_SECONDS ? 200 : 50;

    @TempDir Path home;

    @Test
    void nobodyGetsAnythingTwiceOrNotAtAllOrOtherwise() throws InterruptedException {
        long dice =
                Long.getLong(
                        "annals.exactness.dice",
                        ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        var database = TestDatabase.fresh();
        var settings =
                Map.of(
                        "MCP_REGISTRY_DATABASE_URL",
                        "postgres://%s@%s".formatted(database.user(), database.place()),
                        "MCP_REGISTRY_JWT_PRIVATE_KEY",
                        KEY);
        try (var one = new RestartedProcess(UpdatesIT.command(), home.resolve("one"), settings);
                var other =
                        new RestartedProcess(
                                UpdatesIT.command(), home.resolve("other"), settings)) {
            one.awaitReady();
            other.awaitReady();
            Delays.begin(database);
            System.out.printf("exactness for %d s, dice %d%n", SECONDS, dice);
            var report =
                    new Exactness(
                                    List.of(one, other),
                                    Tokens.signed(KEY, "com.example"),
                                    Duration.ofSeconds(SECONDS),
                                    dice)
                            .run(POSITIONS);
            System.out.print(report.text());
            isExact(report);
            isConvincing(report);
        }
    }

    private static void isExact(ExactnessReport report) {
        assertThat(report.digests().values().stream().distinct())
                .as("%s", report.digests())
                .hasSize(1);
        assertThat(report.differences())
                .allSatisfy(
                        (copy, differences) ->
                                assertThat(differences.none())
                                        .as("%s: %s", copy, differences)
                                        .isTrue());
    }

    /** Enough has happened. */
    private static void isConvincing(ExactnessReport report) {
        assertThat(report.head()).as("events").isGreaterThan(100);
        assertThat(report.kills()).as("kills").isPositive();
        assertThat(report.stops()).as("stops").isPositive();
        assertThat(report.cuts()).as("cuts").isGreaterThan(10);
        assertThat(report.rebuilds()).as("rebuilds").isPositive();
        assertThat(report.compared().positions()).isEqualTo(POSITIONS);
    }
}
