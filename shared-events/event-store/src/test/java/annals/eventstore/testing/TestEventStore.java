package annals.eventstore.testing;

import annals.eventstore.AppendSignal;
import annals.eventstore.Appends;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventLog;
import annals.eventstore.EventReader;
import annals.eventstore.EventStorage;
import annals.eventstore.Follower;
import annals.eventstore.Migrations;
import annals.eventstore.PoolSettings;
import annals.eventstore.Pools;
import annals.eventstore.ReadModels;
import annals.eventstore.Registry;
import annals.eventstore.StoredEventSerializer;
import annals.eventstore.StoredNames.StoredName;
import annals.eventstore.upcast.Upcasters;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

/** An event store of its own database, put together as the product does it. */
public final class TestEventStore implements AutoCloseable {

    private final DatabaseAddress address;
    private final Pools pools;
    private final Registry registry;
    private final AppendSignal signal;
    private final Appends appends;
    private final StoredEventSerializer serializer;
    private final EventUpcaster upcasters;

    private TestEventStore(
            DatabaseAddress address, List<StoredName> names, EventUpcaster upcasters) {
        this.address = address;
        pools = new Pools(address, new PoolSettings(20, 3, 5));
        Migrations.run(address, "event_store", "db/event-store");
        registry = Registry.of(JdbcClient.create(pools.writes()));
        signal = new AppendSignal(address);
        appends = new Appends(pools.writes(), registry, signal);
        serializer = new StoredEventSerializer(names);
        this.upcasters = upcasters;
    }

    /** An empty one. */
    public static TestEventStore fresh() {
        return at(TestDatabase.fresh());
    }

    /** The one of this database, which may be in use elsewhere too. */
    public static TestEventStore at(DatabaseAddress address) {
        return at(address, List.of(), Upcasters.chain());
    }

    /** The same, which knows more names and other upcasters. */
    public static TestEventStore at(
            DatabaseAddress address, List<StoredName> names, EventUpcaster upcasters) {
        return new TestEventStore(address, names, upcasters);
    }

    /** An empty one that knows more names and other upcasters. */
    public static TestEventStore knowing(List<StoredName> names, EventUpcaster upcasters) {
        return new TestEventStore(TestDatabase.fresh(), names, upcasters);
    }

    public DatabaseAddress address() {
        return address;
    }

    public Pools pools() {
        return pools;
    }

    public Registry registry() {
        return registry;
    }

    public AppendSignal signal() {
        return signal;
    }

    public Appends appends() {
        return appends;
    }

    public JdbcClient database() {
        return JdbcClient.create(pools.writes());
    }

    public EventLog log() {
        return new EventLog(JdbcClient.create(pools.reads()));
    }

    public EventReader reader() {
        return new EventReader(serializer, upcasters);
    }

    public StoredEventSerializer serializer() {
        return serializer;
    }

    public EventStorage storage() {
        return new EventStorage(database(), appends, serializer, upcasters);
    }

    public Follower.Source followerSource() {
        var client = JdbcClient.create(pools.follows());
        return new Follower.Source(
                new TransactionTemplate(new JdbcTransactionManager(pools.follows())),
                new EventLog(client),
                reader(),
                new ReadModels(client));
    }

    @Override
    public void close() {
        signal.stop();
        pools.close();
    }
}
