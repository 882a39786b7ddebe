package annals.query.feed;

import annals.eventstore.Position;
import annals.http.Problem;
import annals.http.ProblemException;

/**
 * Where an answer begins, after all that could be refused was looked at.
 *
 * @param after the first event that is sent stands behind this position
 * @param head of the log, as it was then
 */
record FeedStart(long after, Position head) {

    /** Holds what a reader says against the log; 409 for another history, or one that is ahead. */
    static FeedStart of(FeedRequest asked, FeedSource source) {
        var head = source.head();
        if (asked.minPosition().number() > head.number()) {
            throw minPositionBeyondHead(asked.minPosition().number(), head.number());
        }
        long named =
                switch (asked.after()) {
                    case After.Position(var number) -> number;
                    case After.Head() -> head.number();
                };
        if (!asked.leaf().isEmpty()) {
            refuseAhead("after", named, head);
            refuseOtherLeaf(named, asked.leaf(), source);
        }
        if (asked.resumesAt() >= 0) {
            refuseAhead("Last-Event-ID", asked.resumesAt(), head);
            return new FeedStart(asked.resumesAt(), head);
        }
        refuseAhead("after", named, head);
        return new FeedStart(named, head);
    }

    private static ProblemException minPositionBeyondHead(long asked, long head) {
        return new ProblemException(
                Problem.of(
                        400,
                        "min_position %d is beyond the head: the last event of this registry is at position %d. Send a position that an answer of this registry gave in X-Registry-Position"
                                .formatted(asked, head)));
    }

    private static void refuseAhead(String name, long position, Position head) {
        if (position > head.number()) {
            throw new RefusedReader(
                    RefusedReader.Reason.AHEAD,
                    "%s %d is beyond the head: the last event of this registry is at position %d. Whoever has seen more has followed another registry, or another history of this one; begin anew with after=0"
                            .formatted(name, position, head.number()));
        }
    }

    private static void refuseOtherLeaf(long position, String told, FeedSource source) {
        var ours = source.leaf(position).orElse("");
        if (!ours.equals(told)) {
            throw new RefusedReader(
                    RefusedReader.Reason.ANOTHER_HISTORY,
                    "another history: the event at position %d has the leaf %s here, and %s was sent. What you have from there is not the history of this registry; begin anew with after=0"
                            .formatted(position, ours, told));
        }
    }
}
