package annals.command.importing;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far an import has come.
 *
 * @param number counts the imports of this process
 * @param source as the console names it
 * @param imported entries that appended their event
 * @param alreadyThere entries that were here before
 * @param refused entries that were not taken
 * @param share of the source that is done, 0 to 1; absent where that is not known
 * @param refusals the first of the refused entries
 * @param problem why it did not come to its end; absent if it did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportStatus(
        long number,
        String source,
        State state,
        long imported,
        long alreadyThere,
        long refused,
        @Nullable Double share,
        List<Refusal> refusals,
        @Nullable String problem,
        Instant startedAt,
        Instant movedAt) {

    /** Whether it goes on, or how it ended. */
    public enum State {
        RUNNING,
        /** The source was read to its end. */
        DONE,
        /** The source cannot be read, or not any further. */
        FAILED,
        /** The registry ends, or another process goes on with it. */
        STOPPED
    }

    /**
     * An entry that was not taken.
     *
     * @param entry its name and version, or where it stands
     */
    public record Refusal(String entry, String reason) {}

    /** What has changed after a batch. */
    record Move(Counts counts, OptionalDouble share, List<Refusal> refusals) {}

    public ImportStatus {
        refusals = List.copyOf(refusals);
    }

    static ImportStatus begun(long number, String source, Instant now) {
        return new ImportStatus(
                number, source, State.RUNNING, 0, 0, 0, null, List.of(), null, now, now);
    }

    ImportStatus moved(Move move, Instant now) {
        var counts = move.counts();
        return new ImportStatus(
                number,
                source,
                state,
                counts.imported(),
                counts.alreadyThere(),
                counts.refused(),
                move.share().isPresent() ? (Double) move.share().getAsDouble() : null,
                move.refusals(),
                problem,
                startedAt,
                now);
    }

    ImportStatus ended(State how, @Nullable String why, Instant now) {
        return new ImportStatus(
                number,
                source,
                how,
                imported,
                alreadyThere,
                refused,
                share,
                refusals,
                why,
                startedAt,
                now);
    }
}
