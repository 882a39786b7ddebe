package annals.query.snapshot;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;
import annals.http.MinPosition;

/** The list as it stood at a position, piece by piece; whoever keeps the list tells it. */
public interface PastEntries {

    /**
     * How far the list has come, once it has the position that is asked for; 400 for one that no
     * event has, 503 when it takes too long.
     */
    ReadModel listed(MinPosition asked);

    /**
     * The next entries in the order of the list, deleted ones included, by one short statement.
     *
     * @param at of which moment
     * @param name of the entry before; empty: from the beginning
     * @param version of the entry before
     * @param limit at most so many
     */
    PastPage after(Position at, String name, String version, int limit);
}
