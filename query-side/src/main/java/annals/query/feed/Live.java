package annals.query.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last events, in memory.
 *
 * @param start the first of them stands behind this position
 */
record Live(long start, List<FedEvent> events) {

    /** For readers that fall behind for a moment; whoever falls back further reads the log. */
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private static final int MOST = 1_000;

    /** Nothing is known yet: nobody stands here. */
    static final Live NOWHERE = new Live(Long.MAX_VALUE, List.of());

    Live {
        events = List.copyOf(events);
    }

    static Live at(long head) {
        return new Live(head, List.of());
    }

    boolean isNowhere() {
        return start == Long.MAX_VALUE;
    }

    long end() {
        if (!events.isEmpty()) {
            return events.getLast().position();
        }
        return isNowhere() ? -1 : start;
    }

    /** What follows on a position; absent when it is not in memory. */
    Optional<List<FedEvent>> after(long position) {
        if (position < start) {
            return Optional.empty();
        }
        int from = (int) Math.min(position - start, events.size());
        return Optional.of(events.subList(from, events.size()));
    }

    /** The same with what came after it, and without the oldest. */
    Live plus(List<FedEvent> more) {
        var all = new ArrayList<>(events);
        all.addAll(more);
        int from = all.size();
        long bytes = 0;
        while (from > 0 && all.size() - from < MOST && bytes < MOST_BYTES) {
            from--;
            bytes += all.get(from).framed().length;
        }
        return new Live(all.get(from).position() - 1, all.subList(from, all.size()));
    }
}
