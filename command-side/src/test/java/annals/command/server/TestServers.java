package annals.command.server;

import annals.eventstore.DatabaseAddress;
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

    static Servers of(TestEventStore store) {
        var configuration = new ServerConfiguration();
        return configuration.servers(
                configuration.commandBus(),
                configuration.rememberedServers(store.storage()),
                store.appends());
    }
}
