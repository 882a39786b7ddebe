package annals.query.snapshot;

import annals.http.MinPosition;
import annals.http.Problem;
import annals.http.ProblemException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gives out snapshots and sees to it that they are made: one at a time, in the background, when one
 * is asked for and the last is too old; whoever cannot do with the last one waits.
 */
final class Snapshots implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    /** After one that failed; a full disk does not get emptier by trying at once. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PastEntries past;
    private final Shelf shelf;
    private final Maker maker;
    private final SnapshotSettings settings;
    private final Clock clock;
    private final ExecutorService background =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("snapshot").factory());

    private volatile boolean isClosed;

    /** The making that runs, or the one that ran last. */
    private @Nullable CompletableFuture<Snapshot> making;

    /** When the last making ended; absent before the first one of this process. */
    private @Nullable Instant made;

    Snapshots(
            PastEntries past,
            Shelf shelf,
            Maker.Source source,
            SnapshotSettings settings,
            Clock clock) {
        this.past = past;
        this.shelf = shelf;
        this.settings = settings;
        this.clock = clock;
        maker = new Maker(past, source, shelf, () -> isClosed);
    }

    /** The newest one, which is at least as fresh as it must be; 400 or 503 where there is none. */
    Snapshot atLeast(MinPosition asked) {
        if (asked.isGiven()) {
            past.listed(asked);
        }
        long deadline = System.nanoTime() + settings.patience().toNanos();
        while (true) {
            var newest = shelf.newest().filter(one -> one.at().number() >= asked.number());
            if (newest.isPresent()) {
                if (isOld(newest.get())) {
                    makeOne();
                }
                return newest.get();
            }
            await(makeOne(), deadline);
        }
    }

    /** Those that are there, the newest first, for who wants to go on with one of them. */
    List<Snapshot> kept() {
        return shelf.kept();
    }

    /** Its files are not there any more. */
    void forget(Snapshot gone) {
        shelf.forget(gone);
    }

    private synchronized boolean isOld(Snapshot newest) {
        if (made == null) {
            made = written(newest);
        }
        return !clock.instant().isBefore(made.plus(settings.maxAge()));
    }

    private static Instant written(Snapshot snapshot) {
        try {
            return Files.getLastModifiedTime(snapshot.plain().path()).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /** Begins to make one, unless that is under way or failed just now. */
    private synchronized CompletableFuture<Snapshot> makeOne() {
        boolean failedJustNow =
                making != null
                        && making.isCompletedExceptionally()
                        && made != null
                        && clock.instant().isBefore(made.plus(PAUSE));
        if (making == null || (making.isDone() && !failedJustNow)) {
            making = CompletableFuture.supplyAsync(this::make, background);
        }
        return making;
    }

    private Snapshot make() {
        long begun = System.nanoTime();
        try {
            var before = shelf.newest();
            var snapshot = maker.make();
            if (!before.equals(Optional.of(snapshot))) {
                log.atInfo()
                        .addKeyValue("position", snapshot.at().number())
                        .addKeyValue("bytes", snapshot.plain().bytes())
                        .addKeyValue("duration_ms", (System.nanoTime() - begun) / 1_000_000)
                        .log("A snapshot was made");
            }
            return snapshot;
        } catch (IOException e) {
            log.atWarn().log("A snapshot could not be written", e);
            throw new ProblemException(
                    Problem.of(
                                    503,
                                    "The snapshot could not be written to this registry's disk: %s. Please tell its operator, or read the pages of /v0.1/servers instead"
                                            .formatted(Reason.of(e)))
                            .with("Retry-After", "30"));
        } catch (RuntimeException e) {
            log.atWarn().log("A snapshot could not be made: {}", e.getMessage());
            throw e;
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        made = clock.instant();
    }

    private static void await(CompletableFuture<Snapshot> making, long deadline) {
        try {
            making.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw tooSlow();
        }
    }

    private static ProblemException tooSlow() {
        return new ProblemException(
                Problem.of(
                                503,
                                "The snapshot is still being made. Please send the same request"
                                        + " again")
                        .with("Retry-After", "5"));
    }

    @Override
    public void close() {
        isClosed = true;
        background.close();
    }
}
