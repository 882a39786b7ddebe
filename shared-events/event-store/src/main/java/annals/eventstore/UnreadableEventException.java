package annals.eventstore;

import org.jspecify.annotations.Nullable;

/** An event is kept whose name or shape this version of the software does not know. */
public final class UnreadableEventException extends RuntimeException {

    private final transient StoredEvent event;

    UnreadableEventException(StoredEvent event, String reason, @Nullable Throwable cause) {
        super(
                "event %d (%s.v%d of %s) cannot be read: %s"
                        .formatted(
                                event.position(),
                                event.name(),
                                event.revision(),
                                event.stream(),
                                reason),
                cause);
        this.event = event;
    }

    /** The one. */
    public StoredEvent event() {
        return event;
    }
}
