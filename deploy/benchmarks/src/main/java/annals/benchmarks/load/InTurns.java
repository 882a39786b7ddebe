package annals.benchmarks.load;

import annals.benchmarks.failure.RunFailed;

import org.HdrHistogram.Histogram;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One client that asks for several things in turns, one request of each, so that whatever disturbs
 * the one disturbs the others; what comes out is how long each took.
 */
public final class InTurns {

    /** An hour, in nanoseconds; a request is given up long before. */
    private static final long HIGHEST = 3_600_000_000_000L;

    /** So that percentiles are right to 0.1 %. */
    private static final int DIGITS = 3;

    private final Ticker ticker;

    public InTurns() {
        this(Ticker.SYSTEM);
    }

    InTurns(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Asked(Work.Client client, Histogram times) {

        static Asked of(Work work) {
            return new Asked(work.client(0), new Histogram(HIGHEST, DIGITS));
        }
    }

    /**
     * Asks until the time is over, each at least once; only good answers are expected.
     *
     * @param warmUp before that, not counted
     * @return how long each took, in the order of the works
     */
    public List<Latencies> run(Duration warmUp, Duration time, Work... works)
            throws InterruptedException {
        var all = Stream.of(works).map(Asked::of).toList();
        ask(all, warmUp);
        all.forEach(asked -> asked.times().reset());
        ask(all, time);
        return all.stream().map(asked -> Latencies.of(asked.times())).toList();
    }

    private void ask(List<Asked> all, Duration time) throws InterruptedException {
        long end = ticker.now() + time.toNanos();
        do {
            for (var asked : all) {
                once(asked);
            }
        } while (ticker.now() - end < 0);
    }

    private void once(Asked asked) throws InterruptedException {
        long sent = ticker.now();
        var reply = asked.client().request();
        long time = ticker.now() - sent;
        if (reply instanceof Reply.Bad(var why)) {
            throw new RunFailed("only good answers were expected; found " + why);
        }
        asked.times().recordValue(Math.min(time, HIGHEST));
    }
}
