package annals.benchmarks.load;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still unless somebody waits for it or lets it pass. */
final class PlayedTicker implements Ticker {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    @Override
    public long now() {
        return now.get();
    }

    @Override
    public void sleepUntil(long time) {
        now.accumulateAndGet(time, (before, asked) -> asked - before > 0 ? asked : before);
    }

    void pass(long nanoseconds) {
        now.addAndGet(nanoseconds);
    }
}
