package annals.eventstore;

import java.time.Instant;

/**
 * A place in the log and its time: the one clock of the registry.
 *
 * @param number 1, 2, 3 … without gaps; 0 before the first event
 * @param recordedAt microseconds, strictly rising with the number
 */
public record Position(long number, Instant recordedAt) {

    /** Before the first event. */
    public static final Position START = new Position(0, Instant.EPOCH);
}
