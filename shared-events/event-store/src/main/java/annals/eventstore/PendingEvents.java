package annals.eventstore;

import java.util.ArrayList;
import java.util.List;

/** The events that a transaction will append as its last act. */
final class PendingEvents {

    private final List<NewEvent> events = new ArrayList<>();
    private boolean sent;

    void add(NewEvent event) {
        events.add(event);
    }

    List<NewEvent> all() {
        return events;
    }

    List<NewEvent> of(String stream, long firstSequence) {
        return events.stream()
                .filter(event -> event.stream().equals(stream))
                .filter(event -> event.sequence() >= firstSequence)
                .toList();
    }

    /** From here on a lost connection leaves it open whether they were stored. */
    void markSent() {
        sent = true;
    }

    boolean sent() {
        return sent;
    }
}
