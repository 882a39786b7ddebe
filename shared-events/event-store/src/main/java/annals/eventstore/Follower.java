package annals.eventstore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads on from a read model's own position and hands the events to its projector; position and
 * rows move in one transaction. The claim on the {@link ReadModel} row is held for one batch: one
 * process advances a read model, and another takes over at once when that one dies.
 *
 * <p>An event that cannot be digested is tried again and again, alone and with growing pauses;
 * until it passes, the read model stands still before it and answers stay right for that position.
 */
public final class Follower implements SmartLifecycle {

    /** Events in one transaction: enough for bulk, and short enough for the two-second limit. */
    private static final int BATCH = 200;

    /** The signal wakes a follower; this is for a signal that was lost with its connection. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** How long a stop waits for the batch that is under way. */
    private static final Duration STOP = Duration.ofSeconds(5);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private final Source source;
    private final Projector projector;
    private final Progress progress;
    private final AppendSignal signal;
    private volatile boolean running;
    private @Nullable Thread thread;
    private int batch = BATCH;
    private Duration pause = FIRST_PAUSE;

    /**
     * What a follower reads from: the log and the read models, in transactions of the same pool.
     */
    public record Source(
            TransactionTemplate transactions,
            EventLog log,
            EventReader reader,
            ReadModels readModels) {}

    public Follower(Source source, Projector projector, Progress progress, AppendSignal signal) {
        this.source = source;
        this.projector = projector;
        this.progress = progress;
        this.signal = signal;
    }

    /** Returns once the read model has the head found now, or stands still before it. */
    @Override
    public void start() {
        running = true;
        long head = source.log().head().number();
        do {
            step();
        } while (running
                && progress.latest().position().number() < head
                && !progress.standsStill());
        log.info(
                "Read model {} is at position {} of {}",
                name(),
                progress.latest().position().number(),
                head);
        thread = Thread.ofVirtual().name("follower-" + name()).start(this::follow);
    }

    @Override
    public void stop() {
        running = false;
        signal.wake();
        try {
            if (thread != null) {
                thread.join(STOP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the signal and before the web server, which starts in a late phase. */
    @Override
    public int getPhase() {
        return 0;
    }

    private String name() {
        return progress.latest().name();
    }

    private void follow() {
        try {
            while (running) {
                if (isBehind() && !step()) {
                    // another process was quicker, or the log goes less far than was known
                    signal.awaitBeyond(signal.known(), LOOK_AGAIN);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for news; without any it looks at the log, which costs less than a claim. */
    private boolean isBehind() throws InterruptedException {
        long position = progress.latest().position().number();
        if (signal.awaitBeyond(position, LOOK_AGAIN)) {
            return true;
        }
        try {
            return source.log().head().number() > position;
        } catch (DataAccessException gone) {
            return true;
        }
    }

    /** One batch, whatever comes of it; whether there was something to do. */
    private boolean step() {
        try {
            boolean moved = advance();
            recovered();
            return moved;
        } catch (RuntimeException failure) {
            failed(failure);
            return true;
        }
    }

    private boolean advance() {
        var seen =
                source.transactions()
                        .execute(
                                _ -> {
                                    var claimed = source.readModels().claim(name());
                                    return project(claimed);
                                });
        long before = progress.latest().position().number();
        if (seen != null) {
            progress.raise(seen);
        }
        return progress.latest().position().number() > before;
    }

    private ReadModel project(ReadModel claimed) {
        var stored = source.log().after(claimed.position().number(), batch);
        if (stored.isEmpty()) {
            return claimed;
        }
        var events = stored.stream().map(source.reader()::readAny).toList();
        projector.project(events, claimed.generation());
        var to = events.getLast().position();
        source.readModels().move(claimed.name(), to);
        return floorIn(events)
                .map(floor -> raised(claimed, to, floor))
                .orElseGet(() -> claimed.movedTo(to));
    }

    /** Of another registry's rebuild, whose events are followed here. */
    private Optional<Position> floorIn(List<Recorded> events) {
        return events.stream()
                .filter(event -> RebuiltAll.isOf(name(), event))
                .map(Recorded::position)
                .reduce((_, last) -> last);
    }

    private ReadModel raised(ReadModel claimed, Position to, Position floor) {
        source.readModels().raiseFloor(claimed.name(), floor);
        return new ReadModel(claimed.name(), claimed.generation(), to, floor, claimed.settings());
    }

    private void recovered() {
        pause = FIRST_PAUSE;
        batch = Math.min(BATCH, batch * 2);
        if (progress.standsStill()) {
            progress.goesOn();
            log.info("Read model {} goes on", name());
        }
    }

    private void failed(RuntimeException failure) {
        long next = progress.latest().position().number() + 1;
        if (SqlFailure.of(failure) != SqlFailure.FAULT) {
            log.warn("Read model {} waits for the database: {}", name(), failure.getMessage());
        } else if (batch > 1) {
            batch = 1;
            return;
        } else if (!progress.standsStill()) {
            progress.standsStill(
                    "event %d cannot be digested: %s".formatted(next, failure.getMessage()));
            log.error(
                    "Read model {} stands still at position {}: it cannot digest event {}. What is"
                            + " listed stays right for that position",
                    name(),
                    next - 1,
                    next,
                    failure);
        }
        pause();
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
