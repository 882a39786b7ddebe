package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.EventLog;
import annals.eventstore.LogSlices;
import annals.eventstore.Position;
import annals.eventstore.StoredEvent;

import java.util.List;
import java.util.Optional;

/** Where events come from when they are not in memory: the log, in short statements. */
final class FeedSource {

    private final EventLog log;
    private final LogSlices slices;

    FeedSource(EventLog log, LogSlices slices) {
        this.log = log;
        this.slices = slices;
    }

    /**
     * Some events in a row, as far as they are wanted.
     *
     * @param next what to go on after; beyond the last of them if others behind it were not wanted
     */
    record Slice(List<FedEvent> events, long next) {

        Slice {
            events = List.copyOf(events);
        }
    }

    Position head() {
        return log.head();
    }

    /** The leaf of the event at a position; empty when there is none. */
    Optional<String> leaf(long position) {
        return position == 0 ? Optional.empty() : log.at(position).map(StoredEvent::leaf);
    }

    /** The next events after a position, and none beyond another. */
    Slice after(long position, long upTo, EventFilter filter, int limit, long maxBytes) {
        var slice = slices.after(position, upTo, filter, limit, maxBytes);
        return new Slice(slice.events().stream().map(FedEvent::of).toList(), slice.next());
    }
}
