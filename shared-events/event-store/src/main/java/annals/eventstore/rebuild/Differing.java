package annals.eventstore.rebuild;

import annals.events.ReadModelRebuilt;

import java.util.List;

/**
 * Rows that readers could tell from the live ones.
 *
 * @param rows at most {@value #MOST_NAMED}
 * @param tooMany whether there are more, which are not named
 */
record Differing(List<ReadModelRebuilt.Row> rows, boolean tooMany) {

    /** More are not worth naming: the lock of all appends is held while they are touched. */
    static final int MOST_NAMED = 1_000;

    Differing {
        rows = List.copyOf(rows);
    }

    static Differing of(List<ReadModelRebuilt.Row> found) {
        return found.size() > MOST_NAMED
                ? new Differing(List.of(), true)
                : new Differing(found, false);
    }

    boolean isEmpty() {
        return rows.isEmpty() && !tooMany;
    }

    /** What readers are told. */
    ReadModelRebuilt event(String readModel, int generation) {
        return tooMany
                ? ReadModelRebuilt.ofAll(readModel, generation)
                : ReadModelRebuilt.of(readModel, generation, rows);
    }
}
