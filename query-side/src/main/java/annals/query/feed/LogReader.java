package annals.query.feed;

import annals.eventstore.EventFilter;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * How one stream reads the log: in slices, each a short statement. A client that takes them quickly
 * gets large ones, of which the next is read while one is sent, so that the database and the client
 * work at the same time; one that does not keeps us from forgetting a small one only.
 */
final class LogReader {

    /** Beside one event at most. */
    private static final int SMALL_BYTES = 16 * 1024;

    static final int LARGE_BYTES = 256 * 1024;

    /** About how large an event is, until some were read. */
    private static final int USUAL_BYTES = 1_600;

    private static final int MOST_EVENTS = 1_000;

    /** In which a client that is as quick as we are takes a slice many times over. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("feed-ahead").start(task);

    private final SharedLog log;
    private final EventFilter filter;
    private final FeedFormat format;
    private volatile int usualBytes = USUAL_BYTES;
    private boolean isLarge;
    private @Nullable Ahead ahead;

    LogReader(SharedLog log, EventFilter filter, FeedFormat format) {
        this.log = log;
        this.filter = filter;
        this.format = format;
    }

    /** A slice that is being read, or was. */
    private record Ahead(long after, CompletableFuture<FedSlice> slice) {}

    /** The next events after a position, and none beyond another. */
    FedSlice after(long position, long upTo) throws InterruptedException {
        var begun = ahead;
        ahead = null;
        return begun == null || begun.after() != position
                ? read(position, upTo, isLarge)
                : result(begun.slice());
    }

    /**
     * Begins to read what will be asked for next, unless the client is slow or too many are quick.
     */
    void readAhead(long position, long upTo) {
        if (isLarge && position < upTo) {
            ahead =
                    new Ahead(
                            position,
                            CompletableFuture.supplyAsync(() -> inPeace(position, upTo), THREADS));
        }
    }

    /** Tells how long the client took for a slice. */
    void taken(long nanos) {
        boolean isQuick = nanos < QUICK.toNanos();
        if (isLarge && !isQuick) {
            end();
        } else if (!isLarge && isQuick) {
            isLarge = log.large().tryAcquire();
        }
    }

    /** Nothing large will be asked for any more. */
    void end() {
        ahead = null;
        if (isLarge) {
            isLarge = false;
            log.large().release();
        }
    }

    private static FedSlice result(CompletableFuture<FedSlice> slice) {
        try {
            return slice.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DataAccessException away ? away : failed;
        }
    }

    private FedSlice inPeace(long position, long upTo) {
        try {
            return read(position, upTo, true);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    private FedSlice read(long position, long upTo, boolean large) throws InterruptedException {
        int bytes = large ? LARGE_BYTES : SMALL_BYTES;
        int fitting = Math.clamp(bytes / usualBytes, 1, MOST_EVENTS);
        log.share().acquire();
        try {
            var found = log.source().inARow(position, upTo, filter, fitting, bytes);
            var slice = FedSlice.of(found, format);
            if (slice.count() > 0) {
                usualBytes = Math.max(1, slice.bytes() / slice.count());
            }
            return slice;
        } finally {
            log.share().release();
        }
    }
}
