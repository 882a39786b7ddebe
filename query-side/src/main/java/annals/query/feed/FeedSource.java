package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.EventLog;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.Position;
import annals.eventstore.StoredEvent;

import java.util.List;
import java.util.Optional;

/** Where events come from when they are not in memory: the log, in short statements. */
final class FeedSource {

    private final EventLog log;
    private final LogSlices slices;
    private final LogCopy copy;

    FeedSource(EventLog log, LogSlices slices, LogCopy copy) {
        this.log = log;
        this.slices = slices;
        this.copy = copy;
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
        return fed(slices.after(position, upTo, filter, limit, maxBytes));
    }

    /**
     * The same for one who reads on and on.
     *
     * @param fitting at most so many: about as many as reach the size, or more is read than is sent
     */
    LogSlices.Slice inARow(
            long position, long upTo, EventFilter filter, int fitting, long maxBytes) {
        return filter.isAll()
                ? copy.after(position, upTo, fitting, maxBytes)
                : slices.after(position, upTo, filter, fitting, maxBytes);
    }

    private static Slice fed(LogSlices.Slice slice) {
        return new Slice(slice.events().stream().map(FedEvent::of).toList(), slice.next());
    }
}
