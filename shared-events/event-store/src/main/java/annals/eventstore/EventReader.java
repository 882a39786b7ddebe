package annals.eventstore;

import annals.events.RegistryEvent;
import annals.events.ServerEvent;

import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Turns what is stored into the events of today: what has an older shape through the upcasters. */
public final class EventReader {

    private final StoredEventSerializer serializer;
    private final EventUpcaster upcasters;

    public EventReader(StoredEventSerializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /**
     * Reads an event of a server's stream.
     *
     * @throws UnreadableEventException when its name, revision or shape is not known here
     */
    public RecordedEvent read(StoredEvent stored) {
        return switch (readAny(stored)) {
            case RecordedEvent recorded -> recorded;
            case RecordedRegistryEvent _ ->
                    throw new UnreadableEventException(stored, "it is not of a server", null);
        };
    }

    /**
     * Reads an event of any stream.
     *
     * @throws UnreadableEventException when its name, revision or shape is not known here
     */
    public Recorded readAny(StoredEvent stored) {
        try {
            return switch (payload(stored)) {
                case ServerEvent event ->
                        new RecordedEvent(position(stored), stored.stream(), event);
                case RegistryEvent event -> new RecordedRegistryEvent(position(stored), event);
                case null, default ->
                        throw new UnreadableEventException(
                                stored,
                                "this version of Annals does not know it; a newer one is needed",
                                null);
            };
        } catch (UnreadableEventException unknown) {
            throw unknown;
        } catch (RuntimeException unreadable) {
            throw new UnreadableEventException(
                    stored, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static Position position(StoredEvent stored) {
        return new Position(stored.position(), stored.recordedAt());
    }

    private @Nullable Object payload(StoredEvent stored) {
        var type = new SimpleSerializedType(stored.name(), Integer.toString(stored.revision()));
        return serializer.isOfToday(type)
                ? serializer.deserialize(
                        new SimpleSerializedObject<>(
                                stored.data().getBytes(StandardCharsets.UTF_8), byte[].class, type))
                : upcast(stored);
    }

    private @Nullable Object upcast(StoredEvent stored) {
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
        var messages =
                EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, upcasters);
        return messages.hasNext() ? messages.next().getPayload() : null;
    }
}
