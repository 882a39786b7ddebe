package annals.eventstore.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * How far the last rebuild of a read model has come.
 *
 * @param generation the one that is made
 * @param rate events in a second at most; 0: as fast as it goes
 * @param eventsDone of {@code eventsTotal}, which grows while others write
 * @param differing rows that readers could tell from those that were live before; absent until they
 *     were counted, and where they were more than are counted
 * @param problem why it failed; absent if it did not
 * @param startedAt absent until a process has begun
 * @param movedAt when this was last noted
 * @param endedAt absent until it has ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RebuildState(
        String readModel,
        int generation,
        Step step,
        int rate,
        long eventsDone,
        long eventsTotal,
        @Nullable Long differing,
        @Nullable String problem,
        @Nullable Instant startedAt,
        Instant movedAt,
        @Nullable Instant endedAt) {

    /** What it does, or how it ended. */
    public enum Step {
        /** Nobody has begun yet. */
        REQUESTED,
        /** Rows are made from all events up to the head that was found at the start. */
        FILLING,
        /** Indexes are made. */
        INDEXING,
        /** What happened since is added. */
        FOLLOWING,
        /** Its rows are held against the live ones. */
        COMPARING,
        /** It is the live one. */
        DONE,
        /** The live one stays. */
        FAILED,
        /** The live one stays, as somebody wished. */
        CANCELLED;

        /** Whether nothing more happens. */
        public boolean isEnd() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }
    }

    /** Events in a second since the start; 0 before it. */
    public double eventsPerSecond() {
        var since = startedAt;
        if (since == null) {
            return 0;
        }
        var until = endedAt == null ? movedAt : endedAt;
        double seconds = Duration.between(since, until).toMillis() / 1000.0;
        return seconds <= 0 ? 0 : eventsDone / seconds;
    }

    /** Seconds until all events are done at that rate; absent where that is not known. */
    public @Nullable Long secondsLeft() {
        double rateNow = eventsPerSecond();
        return rateNow <= 0 || step.isEnd()
                ? null
                : Math.round((eventsTotal - eventsDone) / rateNow);
    }
}
