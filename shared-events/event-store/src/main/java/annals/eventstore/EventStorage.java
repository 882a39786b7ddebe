package annals.eventstore;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Gives Axon the streams of the log, and takes what its aggregates append to {@link Appends}. A
 * stream read in a transaction ends with what that transaction is about to append.
 */
public final class EventStorage extends AbstractEventStorageEngine {

    /** Aggregates are of one kind; Axon wants a name for it. */
    private static final String AGGREGATE_TYPE = "Server";

    private static final String NO_METADATA = "{}";

    private final JdbcClient database;
    private final Appends appends;

    /** Reads and writes through the pool of the writers. */
    public EventStorage(
            JdbcClient database,
            Appends appends,
            StoredEventSerializer serializer,
            EventUpcaster upcasters) {
        super(
                new Builder() {}.eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        // an older one is not read: the stream itself is
                        .snapshotFilter(
                                snapshot -> serializer.isOfToday(snapshot.getPayload().getType()))
                        .upcasterChain(upcasters));
        this.database = database;
        this.appends = appends;
    }

    /** The first sequence of a stream that the running transaction has not written yet. */
    public OptionalLong firstPending(String stream) {
        return appends.pendingOf(stream, 0).stream().mapToLong(NewEvent::sequence).min();
    }

    /** The last sequence of a stream, as far as the running transaction has not written it yet. */
    public OptionalLong lastPending(String stream) {
        return appends.pendingOf(stream, 0).stream().mapToLong(NewEvent::sequence).max();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        for (var event : events) {
            if (!(event instanceof DomainEventMessage<?> message)) {
                throw new IllegalArgumentException("only aggregates append events here");
            }
            appends.add(newEvent(message, serializer));
        }
    }

    private static NewEvent newEvent(DomainEventMessage<?> message, Serializer serializer) {
        SerializedObject<String> data = message.serializePayload(serializer, String.class);
        return NewEvent.of(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                UUID.fromString(message.getIdentifier()),
                data.getType().getName(),
                Integer.parseInt(data.getType().getRevision()),
                data.getData());
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(
            String stream, long firstSequence) {
        var stored =
                database.sql(
                                """
                                select recorded_at, sequence, event_id, name, revision, data
                                from event_store.events
                                where stream = :stream and sequence >= :first
                                order by sequence
                                """)
                        .param("stream", stream)
                        .param("first", firstSequence)
                        .query((row, _) -> entry(stream, row))
                        .list();
        var pending = appends.pendingOf(stream, firstSequence).stream().map(EventStorage::entry);
        return Stream.concat(stored.stream(), pending);
    }

    private static DomainEventData<String> entry(String stream, ResultSet row) throws SQLException {
        return entry(
                stream,
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("name"),
                row.getInt("revision"),
                row.getString("data"));
    }

    private static DomainEventData<String> entry(NewEvent event) {
        return entry(
                event.stream(),
                event.sequence(),
                event.eventId().toString(),
                Instant.now(),
                event.name(),
                event.revision(),
                event.data());
    }

    /** Axon formats an instant to milliseconds, so the time goes in as text. */
    private static DomainEventData<String> entry(
            String stream,
            long sequence,
            String eventId,
            Instant recordedAt,
            String name,
            int revision,
            String data) {
        return new GenericDomainEventEntry<>(
                AGGREGATE_TYPE,
                stream,
                sequence,
                eventId,
                recordedAt.toString(),
                name,
                Integer.toString(revision),
                data,
                NO_METADATA);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return database
                .sql(
                        """
                        select made_at as recorded_at, sequence, gen_random_uuid() as event_id,
                               name, revision, data
                        from event_store.snapshots
                        where stream = :stream
                        """)
                .param("stream", stream)
                .query((row, _) -> entry(stream, row))
                .list()
                .stream();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> data = snapshot.serializePayload(serializer, String.class);
        database.sql(
                        """
                        insert into event_store.snapshots as kept (stream, sequence, name, revision, data)
                        values (:stream, :sequence, :name, :revision, :data)
                        on conflict (stream) do update
                        set sequence = excluded.sequence, name = excluded.name,
                            revision = excluded.revision, data = excluded.data, made_at = now()
                        where kept.sequence < excluded.sequence
                              or kept.revision < excluded.revision
                        """)
                .param("stream", snapshot.getAggregateIdentifier())
                .param("sequence", snapshot.getSequenceNumber())
                .param("name", data.getType().getName())
                .param("revision", Integer.valueOf(data.getType().getRevision()))
                .param("data", data.getData())
                .update();
    }

    /** Followers read the log themselves; no Axon event processor runs here. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException(
                "the log is followed by annals.eventstore.Follower");
    }
}
