package annals.eventstore;

import annals.events.RegistryEvent;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Appends to the stream of the registry itself. */
public final class RegistryEvents {

    private final Registry registry;
    private final StoredEventSerializer serializer;

    public RegistryEvents(Registry registry, StoredEventSerializer serializer) {
        this.registry = registry;
        this.serializer = serializer;
    }

    /**
     * Takes the lock under which positions are given, until the end of the transaction: nobody else
     * appends until then, so it must be short.
     *
     * @param connection with an open transaction, READ COMMITTED
     */
    public void lock(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, registry.positionLock());
            lock.execute();
        }
    }

    /** Appends an event in the open transaction, and returns the position that it has got. */
    public Position append(Connection connection, RegistryEvent event) throws SQLException {
        lock(connection);
        var kept = serializer.serialize(event, String.class);
        var pending = new PendingEvents();
        pending.add(
                NewEvent.of(
                        RegistryEvent.STREAM,
                        nextSequence(connection),
                        UUID.randomUUID(),
                        kept.getType().getName(),
                        Integer.parseInt(kept.getType().getRevision()),
                        kept.getData()));
        return AppendStatement.run(connection, registry, pending).getFirst();
    }

    private static long nextSequence(Connection connection) throws SQLException {
        try (var last =
                        connection.prepareStatement(
                                "select coalesce(max(sequence), -1) + 1 from event_store.events"
                                        + " where stream = 'registry'");
                var row = last.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
