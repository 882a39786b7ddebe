package annals.benchmarks.load;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Gives each request of a load its turn, until its bounds are reached. */
final class Turns {

    private final Pace pace;
    private final long start;
    private final long end;
    private final long most;
    private final AtomicLong given = new AtomicLong();

    Turns(Pace pace, Bounds bounds, long start) {
        this.pace = pace;
        this.start = start;
        end = start + bounds.time().toNanos();
        most = bounds.requests();
    }

    /** When the next request is due; empty when there are no more. */
    OptionalLong next(long now) {
        long number = given.getAndIncrement();
        long due =
                switch (pace) {
                    case Pace.Closed _ -> now;
                    case Pace.Open open -> start + open.due(number);
                };
        return number < most && due - end < 0 ? OptionalLong.of(due) : OptionalLong.empty();
    }

    /** Whether it is too late to send what was due before. */
    boolean areOver(long now) {
        return switch (pace) {
            case Pace.Closed _ -> false;
            case Pace.Open _ -> now - end >= 0;
        };
    }
}
