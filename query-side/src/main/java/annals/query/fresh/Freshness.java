package annals.query.fresh;

import annals.eventstore.EventLog;
import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.ReadModel;
import annals.http.MinPosition;
import annals.http.Problem;
import annals.http.ProblemException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Sees to it that an answer is as fresh as it must be: it is made at once, and only if it came out
 * too old is it waited for (extensions.md, "Every read says how fresh it is").
 */
public final class Freshness {

    /** Another process may move the list on, which nobody tells here. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final Supplier<ReadModel> look;
    private final Progress progress;
    private final EventLog log;
    private final Duration patience;

    /**
     * The freshness of a read model's answers.
     *
     * @param look reads the read model's row
     * @param patience how long a reader that lags may make a request wait
     */
    public Freshness(Supplier<ReadModel> look, Progress progress, EventLog log, Duration patience) {
        this.look = look;
        this.progress = progress;
        this.log = log;
        this.patience = patience;
    }

    /**
     * What a reader finds once the read model has these positions; 400 for one that no event has,
     * 503 when it takes too long.
     *
     * @param first of the crawl that this page belongs to, if it does
     */
    public <T extends Seen> T atLeast(
            MinPosition asked, @Nullable Position first, Supplier<T> reader) {
        var found = reader.get();
        long wanted = Math.max(asked.number(), first == null ? 0 : first.number());
        if (found.position() >= wanted) {
            return found;
        }
        refuseBeyondHead(asked);
        await(wanted);
        return reader.get();
    }

    private void refuseBeyondHead(MinPosition asked) {
        long head = log.head().number();
        if (asked.number() > head) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "min_position %d is beyond the head: the last event of this registry is at position %d. Send a position that an answer of this registry gave in X-Registry-Position"
                                    .formatted(asked.number(), head)));
        }
    }

    private void await(long wanted) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (look.get().position().number() < wanted) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || progress.standsStill()) {
                throw tooLate(wanted);
            }
            if (progress.await(wanted, Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())))) {
                return;
            }
        }
    }

    private ProblemException tooLate(long wanted) {
        return new ProblemException(
                Problem.of(
                                503,
                                "This reader is at position %d and %d is wanted; it is catching up. Please send the same request again"
                                        .formatted(progress.latest().position().number(), wanted))
                        .with("Retry-After", "2"));
    }
}
