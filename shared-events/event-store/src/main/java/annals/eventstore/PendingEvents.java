package annals.eventstore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The events that a transaction will append as its last act. */
final class PendingEvents {

    private final List<NewEvent> events = new ArrayList<>();
    private @Nullable RepeatableWrite write;
    private boolean sent;

    void add(NewEvent event) {
        events.add(event);
    }

    /** What the events come of is to be remembered with them. */
    void remember(RepeatableWrite repeatable) {
        write = repeatable;
    }

    Optional<RepeatableWrite> write() {
        return Optional.ofNullable(write);
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
