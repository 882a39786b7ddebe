package annals.query.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where a stream's bytes go out. Nothing waits in it: what the client does not take now is not
 * handed to the web server, except for the rest of one piece.
 */
final class Outlet implements WriteListener, AsyncListener {

    /** What is handed to the web server at once. */
    private static final int PIECE_BYTES = 32 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable writer;
    private final Runnable atEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isBegun;
    private boolean isPossible;
    private long latest = Long.MAX_VALUE;
    private @Nullable Throwable failure;

    /**
     * An answer that was made asynchronous.
     *
     * @param writer started in a thread of its own, as soon as something can be written
     * @param atEnd what is to be done when the answer is over, whoever ended it
     */
    Outlet(AsyncContext context, Runnable writer, Runnable atEnd) throws IOException {
        this.context = context;
        this.writer = writer;
        this.atEnd = atEnd;
        out = context.getResponse().getOutputStream();
    }

    void open() {
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void onWritePossible() {
        lock.lock();
        try {
            if (isBegun) {
                isPossible = true;
                changed.signalAll();
            } else {
                isBegun = true;
                Thread.ofVirtual().name("feed").start(writer);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable gone) {
        lock.lock();
        try {
            failure = gone;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over(event);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over(event);
    }

    @Override
    public void onError(AsyncEvent event) {
        over(event);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void over(AsyncEvent event) {
        var cause = event.getThrowable();
        onError(cause == null ? new IOException("the answer is over") : cause);
        atEnd.run();
    }

    /** Whether the web server has ended the answer, so that nothing of it may be touched. */
    boolean isOver() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something can be written; false when it takes too long. */
    boolean isReadyWithin(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!out.isReady()) {
            if (!isPossibleBefore(deadline)) {
                return false;
            }
        }
        return true;
    }

    private boolean isPossibleBefore(long deadline) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isPossible && failure == null) {
                long left = Math.min(deadline, latest) - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.awaitNanos(left);
            }
            if (failure != null) {
                throw new IOException(failure);
            }
            isPossible = false;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Writes, in pieces, each of which the client may make wait that long. */
    void write(byte[] bytes, int from, int to, Duration patience)
            throws IOException, InterruptedException {
        for (int at = from; at < to; at += PIECE_BYTES) {
            requireReady(patience);
            out.write(bytes, at, Math.min(PIECE_BYTES, to - at));
        }
    }

    /** Sends what was written on its way. */
    void flush(Duration patience) throws IOException, InterruptedException {
        requireReady(patience);
        out.flush();
    }

    private void requireReady(Duration patience) throws IOException, InterruptedException {
        if (!isReadyWithin(patience)) {
            throw new IOException("the client takes nothing any more");
        }
    }

    /** Leaves a client that makes it wait that much time only from now on. */
    void hurry(Duration patience) {
        lock.lock();
        try {
            latest = System.nanoTime() + patience.toNanos();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The answer is at its end, if the web server has not ended it before. */
    void complete() {
        if (!isOver()) {
            try {
                context.complete();
            } catch (IllegalStateException overAlready) {
                atEnd.run();
            }
        }
    }
}
