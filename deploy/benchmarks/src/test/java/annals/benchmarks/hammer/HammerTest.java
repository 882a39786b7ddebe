package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.load.Bounds;
import annals.benchmarks.load.Pace;
import annals.benchmarks.load.Work;
import annals.benchmarks.process.ProcessTree;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/** Each scenario once, tiny, against a played registry. */
class HammerTest {

    private final PlayedRegistry played = new PlayedRegistry();
    private final Registry registry = new Registry(BaseUrl.of(played.url(), false));

    @AfterEach
    void stop() {
        registry.close();
        played.close();
    }

    private static Loaded run(int clients, int requests, Work work) throws InterruptedException {
        return new Hammer(new Pace.Closed(clients), new Bounds(requests, Duration.ofSeconds(30)))
                .run(work, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST", "DEEP", "DETAIL", "LATEST", "SEARCH"})
    void aReadingScenarioAsksAsOftenAsItShould(Scenario scenario) throws Exception {
        var work = scenario.reading(registry, 3);
        int before = played.requests().size();

        var measured = run(2, 12, work).measured();

        assertThat(measured.failures()).isEmpty();
        assertThat(measured.good()).isEqualTo(12);
        assertThat(played.requests()).hasSize(before + 12);
    }

    @Test
    void aCopyEndsWithTheLastPageOfEachClient() throws Exception {
        var measured = run(2, 1_000, Scenario.COPY.reading(registry, 3)).measured();

        assertThat(measured.good()).isEqualTo(6);
        assertThat(measured.items()).isEqualTo(2 * PlayedRegistry.ENTRIES);
    }

    @Test
    void aDeepCrawlBeginsAnewAtItsEnd() throws Exception {
        var measured = run(1, 7, Scenario.DEEP.reading(registry, 3)).measured();

        assertThat(measured.items()).isEqualTo(2 * PlayedRegistry.ENTRIES + 3);
    }

    @Test
    void namesAndVersionsAreEscaped() throws Exception {
        run(1, 1, Scenario.DETAIL.reading(registry, 30));

        assertThat(played.requests().getLast())
                .isEqualTo("GET /v0.1/servers/com.example%2Fweather0/versions/1.0.0%2Bb");
    }

    @Test
    void publishesComeWithATokenThatIsAskedForOnce() throws Exception {
        var publishing = new Publishing(registry, Tokens.anonymous(registry), "com.example", "run");

        var measured = run(3, 9, publishing).measured();

        assertThat(measured.failures()).isEmpty();
        assertThat(played.requests()).filteredOn("POST /v0/auth/none"::equals).hasSize(1);
        assertThat(played.requests()).filteredOn("POST /v0.1/publish"::equals).hasSize(9);
    }

    @Test
    void aRefusedPublishIsAFailureAndSaysWhy() throws Exception {
        var publishing = new Publishing(registry, Tokens.given("other"), "com.example", "run");

        assertThat(run(1, 2, publishing).measured().failures())
                .containsOnlyKeys("401 {\"title\":\"Unauthorized\"}");
    }

    @Test
    void aServerThatIsNotThereIsAFailureToo() throws Exception {
        played.close();

        assertThat(run(1, 2, Scenario.LIST.reading(registry, 1)).measured().failed()).isEqualTo(2);
    }

    @Test
    void theCpuOfTheServersProcessesIsTold() throws Exception {
        var tree = ProcessTree.of(List.of(ProcessHandle.current().pid()));
        var pace = new Pace.Open(1_000, 2);
        var bounds = new Bounds(5, Duration.ofSeconds(30));

        var loaded = new Hammer(pace, bounds).run(Scenario.LIST.reading(registry, 1), tree);

        assertThat(loaded.measured().good()).isEqualTo(5);
        assertThat(loaded.serverCpu()).isNotNull();
    }

    @Test
    void growthPublishesToBothServersInTurns() throws Exception {
        var growth =
                new Growth(
                        registry,
                        Tokens.anonymous(registry),
                        "com.example/large",
                        "com.example/small");

        assertThat(growth.compare(3).ratio()).isPositive();
        assertThat(played.requests()).filteredOn("POST /v0.1/publish"::equals).hasSize(10);
    }
}
