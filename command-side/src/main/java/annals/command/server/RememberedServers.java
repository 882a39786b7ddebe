package annals.command.server;

import annals.events.ServerEvent;
import annals.eventstore.EventStorage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads servers from their streams, and remembers what it has folded: a snapshot in memory. Unlike
 * a cache of aggregates it is never believed alone: every load reads the tail of the stream from
 * the store, so that what another process appended is seen, and only committed events are
 * remembered.
 */
final class RememberedServers extends EventSourcingRepository<Server> {

    /** A version takes about 200 bytes. */
    private static final long MOST_VERSIONS = 50_000;

    /** A load that had to fold more than this leaves a snapshot for the next process. */
    private static final long SNAPSHOT_EVERY = 500;

    private final EventStorage storage;

    private final Cache<String, Folded> remembered =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_VERSIONS)
                    .weigher((String _, Folded folded) -> folded.server.versions().all().size())
                    .build();

    RememberedServers(EventSourcingRepository.Builder<Server> builder, EventStorage storage) {
        super(builder);
        this.storage = storage;
    }

    /**
     * A server as it stood after an event.
     *
     * @param sequence of that event
     * @param snapshot sequence of the stored snapshot; -1 when there is none
     */
    private record Folded(Server server, long sequence, long snapshot) {

        static final long NONE = -1;
    }

    @Override
    protected DomainEventStream readEvents(String name) {
        var known = remembered.getIfPresent(name);
        var stream = known == null ? fromStore(name) : tail(name, known);
        var committed = new ArrayList<DomainEventMessage<?>>();
        var pending = new ArrayList<DomainEventMessage<?>>();
        long firstPending = storage.firstPending(name).orElse(Long.MAX_VALUE);
        stream.forEachRemaining(
                event ->
                        (event.getSequenceNumber() < firstPending ? committed : pending)
                                .add(event));
        var folded = fold(known, committed);
        if (folded == null) {
            return DomainEventStream.of(pending);
        }
        remember(name, folded);
        return DomainEventStream.concat(
                DomainEventStream.of(message(folded, folded.server.copy())),
                DomainEventStream.of(pending));
    }

    /** A server as it stands now, to be looked at only; empty if there is none. */
    Optional<Server> look(String name) {
        var known = remembered.getIfPresent(name);
        var stream = known == null ? fromStore(name) : tail(name, known);
        var folded = fold(known, stream.asStream().toList());
        if (folded == null) {
            return Optional.empty();
        }
        remember(name, folded);
        return Optional.of(folded.server);
    }

    private DomainEventStream fromStore(String name) {
        return super.readEvents(name);
    }

    private DomainEventStream tail(String name, Folded known) {
        return storage.readEvents(name, known.sequence + 1);
    }

    private static @Nullable Folded fold(
            @Nullable Folded known, List<? extends DomainEventMessage<?>> events) {
        if (events.isEmpty()) {
            return known;
        }
        var server = known == null ? new Server() : known.server.copy();
        long snapshot = known == null ? Folded.NONE : known.snapshot;
        for (var event : events) {
            switch (event.getPayload()) {
                case Server stored -> {
                    server = stored;
                    snapshot = event.getSequenceNumber();
                }
                case ServerEvent happened ->
                        server.on(happened, event.getAggregateIdentifier(), event.getTimestamp());
                default ->
                        throw new IllegalStateException(
                                "event %s of %s is not known to this version of Annals; a newer"
                                                .formatted(
                                                        event.getPayloadType().getName(),
                                                        event.getAggregateIdentifier())
                                        + " one is needed");
            }
        }
        return new Folded(server, events.getLast().getSequenceNumber(), snapshot);
    }

    private void remember(String name, Folded folded) {
        boolean leavesSnapshot = folded.sequence - folded.snapshot > SNAPSHOT_EVERY;
        if (leavesSnapshot) {
            storage.storeSnapshot(message(folded, folded.server));
        }
        remembered.put(
                name,
                new Folded(
                        folded.server,
                        folded.sequence,
                        leavesSnapshot ? folded.sequence : folded.snapshot));
    }

    private static DomainEventMessage<Server> message(Folded folded, Server server) {
        return new GenericDomainEventMessage<>("Server", server.name(), folded.sequence, server);
    }
}
