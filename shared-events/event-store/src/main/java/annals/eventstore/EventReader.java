package annals.eventstore;

import annals.events.ServerEvent;

import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

import java.util.stream.Stream;

/** Turns what is stored into the events of today, through the upcasters. */
public final class EventReader {

    private final StoredEventSerializer serializer;
    private final EventUpcaster upcasters;

    public EventReader(StoredEventSerializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * Reads one event.
     *
     * @throws UnreadableEventException when its name, revision or shape is not known here
     */
    public RecordedEvent read(StoredEvent stored) {
        var entry =
                new GenericDomainEventEntry<>(
                        "Server",
                        stored.stream(),
                        stored.sequence(),
                        stored.eventId().toString(),
                        stored.recordedAt().toString(),
                        stored.name(),
                        Integer.toString(stored.revision()),
                        stored.data(),
                        "{}");
        try {
            var messages =
                    EventStreamUtils.upcastAndDeserializeDomainEvents(
                            Stream.of(entry), serializer, upcasters);
            if (messages.hasNext() && messages.next().getPayload() instanceof ServerEvent event) {
                return new RecordedEvent(
                        new Position(stored.position(), stored.recordedAt()),
                        stored.stream(),
                        event);
            }
        } catch (RuntimeException unreadable) {
            throw new UnreadableEventException(
                    stored, String.valueOf(unreadable.getMessage()), unreadable);
        }
        throw new UnreadableEventException(
                stored, "this version of Annals does not know it; a newer one is needed", null);
    }
}
