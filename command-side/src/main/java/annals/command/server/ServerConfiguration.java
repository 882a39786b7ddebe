package annals.command.server;

import annals.eventstore.Appends;
import annals.eventstore.EventReader;
import annals.eventstore.EventStorage;
import annals.eventstore.Pools;
import annals.eventstore.StoredNames.StoredName;
import annals.eventstore.StreamLog;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The aggregate and the way to it; Axon is wired by hand, so that nothing starts unasked. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Raise the revision when the snapshot's shape changes: older ones are then not read. */
    @Bean
    StoredName serverSnapshot() {
        return new StoredName(Server.class, "server-snapshot", 2);
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    RememberedServers rememberedServers(EventStorage storage) {
        var store = EmbeddedEventStore.builder().storageEngine(storage).build();
        return new RememberedServers(
                EventSourcingRepository.builder(Server.class)
                        .eventStore(store)
                        // turns are taken around the whole transaction, see Servers
                        .lockFactory(NullLockFactory.INSTANCE),
                storage);
    }

    @Bean
    ServerEntries serverEntries(Pools pools, EventReader reader) {
        return new ServerEntries(new StreamLog(JdbcClient.create(pools.reads())), reader);
    }

    @Bean
    Servers servers(CommandBus commands, RememberedServers repository, Appends appends) {
        AggregateAnnotationCommandHandler.<Server>builder()
                .aggregateType(Server.class)
                .repository(repository)
                .build()
                .subscribe(commands);
        return new Servers(commands, repository, appends, PessimisticLockFactory.usingDefaults());
    }
}
