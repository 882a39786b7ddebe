package annals.query.feed;

import annals.eventstore.AppendSignal;
import annals.eventstore.EventFilter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Reads each new event once, as soon as it is appended, for all who follow the feed in this
 * process. It reads while somebody follows, and forgets soon after.
 */
final class LiveTail {

    private static final Logger log = LoggerFactory.getLogger(LiveTail.class);

    /** How long one wait lasts; whether anybody follows still is noticed after it at the latest. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final long AT_ONCE_BYTES = 1024 * 1024;

    private final AppendSignal signal;
    private final FeedSource source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Live live = Live.NOWHERE;
    private int followers;
    private boolean reads;
    private boolean ended;

    LiveTail(AppendSignal signal, FeedSource source) {
        this.signal = signal;
        this.source = source;
    }

    /** Somebody follows. */
    void join() {
        lock.lock();
        try {
            followers++;
            if (!reads && !ended) {
                reads = true;
                Thread.ofVirtual().name("feed-tail").start(this::read);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Somebody follows no more. */
    void leave() {
        lock.lock();
        try {
            followers--;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, and all waits. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Says that the log reaches this position. */
    void seen(long position) {
        signal.seen(position);
    }

    /** Up to where the log is known to go. */
    long known() {
        return signal.known();
    }

    /** What follows on a position; absent when the log must be asked. */
    Optional<List<FedEvent>> after(long position) {
        return live.after(position);
    }

    /** Waits for events beyond a position; false when the time is over, or all is. */
    boolean awaitBeyond(long position, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lockInterruptibly();
        try {
            while (!ended && live.end() <= position && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !ended && live.end() > position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for better times; less long when all ends. */
    void pause() throws InterruptedException {
        long left = RECONNECT.toNanos();
        lock.lockInterruptibly();
        try {
            while (!ended && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void read() {
        try {
            while (isNeeded()) {
                try {
                    readNext();
                } catch (DataAccessException gone) {
                    log.debug("The feed cannot read the log: {}", gone.getMessage());
                    pause();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNeeded() {
        lock.lock();
        try {
            if (followers > 0 && !ended) {
                return true;
            }
            reads = false;
            live = Live.NOWHERE;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void readNext() throws InterruptedException {
        if (live.isNowhere()) {
            long head = source.head().number();
            // or those who stand between would look for what they may not read yet, again and again
            signal.seen(head);
            place(Live.at(head));
        }
        long end = live.end();
        if (!signal.awaitBeyond(end, LINGER)) {
            return;
        }
        var more = source.after(end, signal.known(), EventFilter.ALL, AT_ONCE, AT_ONCE_BYTES);
        if (more.events().isEmpty()) {
            // a database that was put back to an earlier state under this process
            TimeUnit.NANOSECONDS.sleep(RECONNECT.toNanos());
        } else {
            place(live.plus(more.events()));
        }
    }

    private void place(Live next) {
        lock.lock();
        try {
            live = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
