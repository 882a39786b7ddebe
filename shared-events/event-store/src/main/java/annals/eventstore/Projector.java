package annals.eventstore;

import java.util.List;

/**
 * Turns events into the rows of one read model; called by the read model's {@link Follower} only.
 */
public interface Projector {

    /** Writes what follows from these events, oldest first, within the transaction that is open. */
    void project(List<Recorded> events, int generation);
}
