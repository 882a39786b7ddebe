package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.query.feed.FeedSource.Slice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * How one stream reads the log: in slices, of which the next is read while one is sent, so that the
 * database and the client work at the same time.
 */
final class LogReader {

    /** What a client that does not take it makes us keep, beside one event at most. */
    private static final int SLICE_BYTES = 128 * 1024;

    /** How many events of usual size that is; of the first slice. */
    private static final int FIRST = 80;

    private static final int MOST = 500;

    private final Shared shared;
    private final EventFilter filter;
    private volatile int atOnce = FIRST;

    LogReader(Shared shared, EventFilter filter) {
        this.shared = shared;
        this.filter = filter;
    }

    /**
     * What all streams share.
     *
     * @param share connections that streams may use at once; requests keep the rest
     * @param ahead slices that nobody has taken yet; few, and soon forgotten, since a client that
     *     takes nothing must not keep what others could use
     */
    record Shared(FeedSource source, Semaphore share, Cache<LogReader, Ahead> ahead) {

        private static final int MOST_AHEAD = 32;
        private static final Duration FORGOTTEN = Duration.ofSeconds(2);

        Shared(FeedSource source, int connections) {
            this(
                    source,
                    new Semaphore(connections, true),
                    Caffeine.newBuilder()
                            .maximumSize(MOST_AHEAD)
                            .expireAfterWrite(FORGOTTEN)
                            .executor(Runnable::run)
                            .build());
        }
    }

    /** A slice that is being read, or was. */
    record Ahead(long after, CompletableFuture<Slice> slice) {}

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("feed-ahead").start(task);

    /** The next events after a position, and none beyond another. */
    Slice after(long position, long upTo) throws InterruptedException {
        var ahead = shared.ahead().asMap().remove(this);
        return ahead == null || ahead.after() != position
                ? read(position, upTo)
                : result(ahead.slice());
    }

    /** Begins to read what will be asked for next. */
    void readAhead(long position, long upTo) {
        if (position < upTo) {
            var slice = CompletableFuture.supplyAsync(() -> inPeace(position, upTo), THREADS);
            shared.ahead().put(this, new Ahead(position, slice));
        }
    }

    /** Nothing will be asked for any more. */
    void end() {
        shared.ahead().asMap().remove(this);
    }

    private static Slice result(CompletableFuture<Slice> slice) {
        try {
            return slice.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DataAccessException away ? away : failed;
        }
    }

    private Slice inPeace(long position, long upTo) {
        try {
            return read(position, upTo);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    private Slice read(long position, long upTo) throws InterruptedException {
        shared.share().acquire();
        try {
            var slice = shared.source().inARow(position, upTo, filter, atOnce, SLICE_BYTES);
            learn(slice);
            return slice;
        } finally {
            shared.share().release();
        }
    }

    /** The next slice is to hold as many events as fit, but of a few nothing is learnt. */
    private void learn(Slice slice) {
        int count = slice.events().size();
        if (count > 0) {
            long bytes = slice.events().stream().mapToLong(event -> event.framed().length).sum();
            long fitting = Math.max(1, (long) count * SLICE_BYTES / bytes);
            atOnce = (int) Math.min(fitting, Math.min(MOST, 2L * atOnce));
        }
    }
}
