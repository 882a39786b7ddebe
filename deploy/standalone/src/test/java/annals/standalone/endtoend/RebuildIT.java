package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A read model is rebuilt under those who read it, whatever happens to the process. */
class RebuildIT {

    private static final int PAGE = 20;

    @TempDir private Path home;

    private static List<String> publishSome(RunningRegistry registry, int count)
            throws IOException, InterruptedException {
        var client = registry.client();
        var published = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var document = aServer().name("com.example/seed-" + i % 20).version("1." + i + ".0");
            client.publish(document).expect(200);
            published.add(document.name() + "@" + document.version());
        }
        return published;
    }

    @Test
    void whoPagesThroughTwoProcessesNoticesNothing() throws Exception {
        var database = TestDatabase.fresh();
        var start = RegistryStart.on(home.resolve("one")).withDatabase(database);
        try (var one = start.launch();
                var other =
                        RegistryStart.on(home.resolve("other")).withDatabase(database).launch();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            one.awaitReady();
            other.awaitReady();
            var seeds = publishSome(one, 60);
            var goesOn = new AtomicBoolean(true);
            try (var publishers = Publishers.begin(2, "com.example/new", other)) {
                var readers =
                        List.of(one, other).stream()
                                .map(each -> reader(each, publishers, seeds, goesOn))
                                .map(threads::submit)
                                .toList();
                for (int i = 0; i < 3; i++) {
                    // asked of either: slow enough to be read through, and faster than the writers
                    var asked = Operations.of(i == 1 ? other : one);
                    asked.rebuild(500).expect(202);
                    asked.awaitRebuilt();
                    publishers.awaitMore(10);
                }
                goesOn.set(false);
                for (var each : readers) {
                    assertThat(each.get()).as("crawls").isGreaterThan(2);
                }
                publishers.close();
                assertThat(publishers.refusals()).isEmpty();
                assertThat(publishers.unanswered()).isEmpty();
                assertThat(Operations.of(one).listing().path("generation").asInt()).isEqualTo(4);
                assertThat(Operations.of(other).listing().path("generation").asInt()).isEqualTo(4);
                // neither of them reads older ones any more
                for (int i = 1; i < 4; i++) {
                    drop(database, i);
                }
                var entries = one.client().crawl();
                publishers.areAmong(entries);
                assertThat(other.client().crawl()).isEqualTo(entries);
            }
        }
    }

    private static void drop(DatabaseAddress database, int generation) {
        JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), ""))
                .sql(
                        "drop table if exists query_side.listing_%1$d, query_side.listing_names_%1$d"
                                .formatted(generation))
                .update();
    }

    /** Pages through all of it again and again; how often it has come to the end. */
    private static Callable<Integer> reader(
            RunningRegistry registry,
            Publishers publishers,
            List<String> seeds,
            AtomicBoolean goesOn) {
        return () -> {
            var client = registry.client();
            int crawls = 0;
            long position = 0;
            while (goesOn.get()) {
                long acknowledgedPosition = publishers.highestPosition();
                var acknowledged = publishers.acknowledged();
                var seen = new ArrayList<JsonNode>();
                for (var page : client.pages(PAGE)) {
                    assertThat(page.position())
                            .as("position")
                            .isGreaterThanOrEqualTo(Math.max(position, acknowledgedPosition));
                    position = page.position();
                    page.json().get("servers").forEach(seen::add);
                }
                assertThat(seen.stream().map(Publishers::version))
                        .doesNotHaveDuplicates()
                        .containsAll(seeds)
                        .containsAll(acknowledged);
                crawls++;
            }
            return crawls;
        };
    }

    @Test
    void oneThatIsKilledInTheMiddleOfItServesAndCompletesItByItself() throws Exception {
        var start = RegistryStart.fresh(home);
        List<JsonNode> before;
        try (var first = start.run()) {
            publishSome(first, 40);
            before = first.client().crawl();
            Operations.of(first).rebuild(10).expect(202);
            Operations.of(first).awaitRebuild(state -> state.path("eventsDone").asInt() > 5);
            first.killWithDatabase();
        }
        try (var again = start.run()) {
            var operations = Operations.of(again);
            assertThat(operations.listing().path("generation").asInt()).isEqualTo(1);
            assertThat(operations.listing().path("rebuild").has("endedAt")).isFalse();
            assertThat(again.client().crawl()).isEqualTo(before);

            operations.awaitRebuilt();

            assertThat(operations.listing().path("generation").asInt()).isEqualTo(2);
            assertThat(again.client().crawl()).isEqualTo(before);
        }
    }
}
