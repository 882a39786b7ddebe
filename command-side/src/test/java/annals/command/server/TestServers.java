package annals.command.server;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.Migrations;
import annals.eventstore.RepeatableWrites;
import annals.eventstore.testing.TestEventStore;
import annals.eventstore.upcast.Upcasters;

import java.util.List;

/** Servers on a real event store, put together as the product does it. */
final class TestServers {

    private TestServers() {}

    /** An empty event store that knows what servers keep there. */
    static TestEventStore store() {
        return TestEventStore.knowing(
                List.of(new ServerConfiguration().serverSnapshot()), Upcasters.chain());
    }

    /** The same database, as another process has it. */
    static TestEventStore store(DatabaseAddress address) {
        return TestEventStore.at(
                address, List.of(new ServerConfiguration().serverSnapshot()), Upcasters.chain());
    }

    /** As a start makes them: their claims are complete. */
    static Servers of(TestEventStore store) {
        var configuration = new ServerConfiguration();
        var schema = Migrations.run(store.address(), "command_side", "db/command-side");
        var locks = configuration.claimLocks(store.pools(), store.registry());
        var ledger = configuration.claimLedger(store.pools(), locks, store.reader(), schema);
        var parameters =
                configuration.serverParameters(configuration.claimChecks(store.pools(), locks));
        var storage = store.storage();
        var repository = configuration.rememberedServers(storage, parameters);
        var commands = configuration.commandBus(repository, parameters);
        return configuration.servers(
                new Deciding(commands, storage, locks, ledger, DecideTimes.UNSEEN),
                repository,
                store.appends(),
                new RepeatableWrites(store.database(), store.appends()));
    }
}
