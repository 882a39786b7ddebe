package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.load.Work;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class PastPagesTest {

    private final PlayedRegistry played = new PlayedRegistry();
    private final Registry registry = new Registry(BaseUrl.of(played.url(), false));

    @AfterEach
    void stop() {
        registry.close();
        played.close();
    }

    private List<String> asked(Work work, int times) throws Exception {
        int before = played.requests().size();
        var client = work.client(0);
        for (int time = 0; time < times; time++) {
            client.request();
        }
        var all = played.requests();
        return all.subList(before, all.size());
    }

    @Test
    void positionsAreOfTheLogAndTheSameInEachRun() throws Exception {
        var drawn = PastPages.of(registry, 3).positions();

        assertThat(drawn).contains(1L, (long) PlayedRegistry.ENTRIES);
        assertThat(drawn).allMatch(position -> position >= 1 && position <= PlayedRegistry.ENTRIES);
        assertThat(PastPages.of(registry, 3).positions()).isEqualTo(drawn);
    }

    @Test
    void aFirstPageOfThePastNamesAPositionAndNobodyHasItReady() throws Exception {
        var pages = new PastPages(registry, 3, List.of(5L, 2L), List.of());

        assertThat(asked(pages.firstThen(), 3))
                .containsExactly(
                        "GET /v0.1/servers?limit=3&as_of=5&fresh=0",
                        "GET /v0.1/servers?limit=3&as_of=2&fresh=1",
                        "GET /v0.1/servers?limit=3&as_of=5&fresh=2");
    }

    @Test
    void thePastIsAskedForTheSamePlaces() throws Exception {
        var pages = new PastPages(registry, 3, List.of(5L, 2L), List.of("2", "4"));

        assertThat(asked(pages.anywhere(), 2))
                .containsExactly(
                        "GET /v0.1/servers?limit=3&cursor=2&fresh=0",
                        "GET /v0.1/servers?limit=3&cursor=4&fresh=1");
        assertThat(asked(pages.anywhereThen(), 2))
                .containsExactly(
                        "GET /v0.1/servers?limit=3&as_of=5&cursor=2&fresh=0",
                        "GET /v0.1/servers?limit=3&as_of=2&cursor=4&fresh=1");
    }
}
