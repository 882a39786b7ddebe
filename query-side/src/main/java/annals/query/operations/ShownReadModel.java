package annals.query.operations;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;
import annals.eventstore.rebuild.RebuildState;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A read model as operators see it.
 *
 * @param head of the log
 * @param lagEvents how many events it does not show yet
 * @param lagSeconds between what it shows last and the head; 0 where it shows all
 * @param rebuild the last one; absent if there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShownReadModel(
        String name,
        int generation,
        String settings,
        long position,
        Instant recordedAt,
        long head,
        long lagEvents,
        double lagSeconds,
        @Nullable ShownRebuild rebuild) {

    /** With what follows from it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShownRebuild(
            @JsonUnwrapped RebuildState state, long eventsPerSecond, @Nullable Long secondsLeft) {}

    static ShownReadModel of(ReadModel model, Position head, @Nullable RebuildState state) {
        var position = model.position();
        return new ShownReadModel(
                model.name(),
                model.generation(),
                model.settings(),
                position.number(),
                position.recordedAt(),
                head.number(),
                Math.max(0, head.number() - position.number()),
                Math.max(
                        0,
                        Duration.between(position.recordedAt(), head.recordedAt()).toMillis()
                                / 1000.0),
                state == null
                        ? null
                        : new ShownRebuild(
                                state, Math.round(state.eventsPerSecond()), state.secondsLeft()));
    }
}
