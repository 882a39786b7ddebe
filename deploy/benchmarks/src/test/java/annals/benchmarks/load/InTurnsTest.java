package annals.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.RunFailed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class InTurnsTest {

    private static final long MILLISECOND = 1_000_000;

    private final PlayedTicker ticker = new PlayedTicker();
    private final List<String> asked = new ArrayList<>();

    private Work taking(String name, long milliseconds) {
        return _ ->
                () -> {
                    asked.add(name);
                    ticker.pass(milliseconds * MILLISECOND);
                    return new Reply.Good(1, 100, false);
                };
    }

    private List<Latencies> run(Duration warmUp, Duration time, Work... works) throws Exception {
        return new InTurns(ticker).run(warmUp, time, works);
    }

    @Test
    void eachIsAskedInItsTurnAndHasItsOwnTimes() throws Exception {
        var times =
                run(Duration.ZERO, Duration.ofMillis(60), taking("slow", 20), taking("fast", 10));

        assertThat(asked).containsExactly("slow", "fast", "slow", "fast", "slow", "fast");
        assertThat(times.get(0).p50Ms()).isBetween(20.0, 20.1);
        assertThat(times.get(1).p50Ms()).isBetween(10.0, 10.1);
    }

    @Test
    void whatWarmsUpIsNotCounted() throws Exception {
        var times = run(Duration.ofSeconds(1), Duration.ofMillis(300), taking("one", 100));

        assertThat(asked).hasSize(13);
        assertThat(times.getFirst().count()).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsNotGoodEndsIt() {
        assertThatThrownBy(
                        () ->
                                run(
                                        Duration.ZERO,
                                        Duration.ofSeconds(1),
                                        _ -> () -> new Reply.Bad("503 not now")))
                .isInstanceOf(RunFailed.class)
                .hasMessage("only good answers were expected; found 503 not now");
    }
}
