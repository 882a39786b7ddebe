package annals.eventstore;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Up to where a read model is known to have come, in the memory of this process. It only rises, and
 * whoever first sees a later position raises it.
 */
public final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private volatile ReadModel latest;
    private volatile @Nullable String standstill;

    public Progress(String readModel) {
        latest = new ReadModel(readModel, 1, Position.START);
    }

    /** The latest state that is known here. */
    public ReadModel latest() {
        return latest;
    }

    /** Whether the read model waits before an event that it cannot digest. */
    public boolean standsStill() {
        return standstill != null;
    }

    /** Why it stands still: which event it cannot digest, and what is wrong with it. */
    public Optional<String> standstill() {
        return Optional.ofNullable(standstill);
    }

    /** Takes note of a state; an older one than that known is ignored. */
    public void raise(ReadModel seen) {
        lock.lock();
        try {
            if (isNewer(seen)) {
                latest = seen;
                raised.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isNewer(ReadModel seen) {
        return seen.generation() > latest.generation()
                || (seen.generation() == latest.generation()
                        && (seen.position().number() > latest.position().number()
                                || (seen.position().equals(latest.position())
                                        && !seen.equals(latest))));
    }

    /** It stands still, so nobody needs to wait for it. */
    void standsStill(String why) {
        note(why);
    }

    /** It goes on. */
    void goesOn() {
        note(null);
    }

    private void note(@Nullable String why) {
        lock.lock();
        try {
            standstill = why;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the read model has a position.
     *
     * @return whether it has; false at once when it stands still before it
     */
    public boolean await(long position, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (latest.position().number() < position && left > 0 && standstill == null) {
                left = raised.awaitNanos(left);
            }
            return latest.position().number() >= position;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
