package annals.query.history;

import annals.eventstore.Follower;
import annals.eventstore.Progress;
import annals.http.Problem;
import annals.http.ProblemException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Fills the history beside everything else: a registry that held events before it had a history
 * starts no later for it. Until the history has come to where the log ended at the start, it is not
 * told.
 */
final class HistoryFilling implements SmartLifecycle {

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(HistoryFilling.class);

    private final Follower follower;
    private final Progress progress;
    private final LongSupplier head;
    private final int awaited;
    private volatile long wanted = Long.MAX_VALUE;
    private volatile boolean running;

    /**
     * Fills by a follower.
     *
     * @param head of the log
     * @param awaited a start waits for so many events
     */
    HistoryFilling(Follower follower, Progress progress, LongSupplier head, int awaited) {
        this.follower = follower;
        this.progress = progress;
        this.head = head;
        this.awaited = awaited;
    }

    @Override
    public void start() {
        running = true;
        wanted = head.getAsLong();
        long position = progress.latest().position().number();
        if (wanted - position <= awaited) {
            follower.start();
        } else {
            log.info(
                    "Read model {} is at position {} of {}; it is filled while the registry runs,"
                            + " and until then it is answered with 503",
                    History.NAME,
                    position,
                    wanted);
            Thread.ofVirtual().name("history-filling").start(this::fill);
        }
    }

    private void fill() {
        while (running) {
            try {
                follower.start();
                if (!running) {
                    follower.stop();
                }
                return;
            } catch (DataAccessException gone) {
                log.warn("The history waits for the database: {}", gone.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(TRY_AGAIN.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the request with 503 while it is being filled. */
    void requireFilled() {
        long position = progress.latest().position().number();
        if (position >= wanted || progress.standsStill()) {
            return;
        }
        throw new ProblemException(
                Problem.of(
                                503,
                                "The history is being filled from the events: it is at position %d of %d. Please send the same request again"
                                        .formatted(position, wanted))
                        .with("Retry-After", "2"));
    }

    @Override
    public void stop() {
        running = false;
        follower.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** As followers do: after the signal and before the web server. */
    @Override
    public int getPhase() {
        return follower.getPhase();
    }
}
