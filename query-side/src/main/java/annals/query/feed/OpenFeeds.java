package annals.query.feed;

import org.springframework.context.SmartLifecycle;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who follows the feed in this process: never more than the operator allows, and nobody beyond a
 * stop. It stops before the web server, which waits for all that is still being answered.
 */
final class OpenFeeds implements SmartLifecycle {

    private final int most;
    private final LiveTail tail;
    private final FeedMetrics metrics;
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean ending;

    OpenFeeds(int most, LiveTail tail, FeedMetrics metrics) {
        this.most = most;
        this.tail = tail;
        this.metrics = metrics;
    }

    /** A place among those who follow; to be given back. */
    final class Place implements AutoCloseable {

        private final FeedFormat format;
        private final AtomicBoolean isGivenBack = new AtomicBoolean();

        private Place(FeedFormat format) {
            this.format = format;
        }

        @Override
        public void close() {
            if (isGivenBack.compareAndSet(false, true)) {
                tail.leave();
                metrics.closed(format);
                taken.decrementAndGet();
            }
        }
    }

    /** A place for one more; 503 when there is none. */
    Place take(FeedFormat format) {
        if (taken.incrementAndGet() > most || ending) {
            taken.decrementAndGet();
            throw new RefusedReader(
                    RefusedReader.Reason.TOO_MANY,
                    ending
                            ? "This registry stops. Please come again, at another process or in a"
                                    + " moment"
                            : "There are as many streams as this registry allows, %d. Please come again later, or ask for pages"
                                    .formatted(most));
        }
        metrics.opened(format);
        tail.join();
        return new Place(format);
    }

    /** Whether streams are to end after the event that they are at. */
    boolean areEnding() {
        return ending;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        ending = true;
        tail.end();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start and the first to stop: then the web server waits for the last events. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
