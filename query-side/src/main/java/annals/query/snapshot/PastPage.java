package annals.query.snapshot;

import annals.eventstore.ReadModel;

import java.util.List;

/**
 * A piece of the list of a moment.
 *
 * @param at how far the list had come when it told this, and in which generation
 * @param entries none: the list ends here
 */
public record PastPage(ReadModel at, List<PastEntry> entries) {

    public PastPage {
        entries = List.copyOf(entries);
    }
}
