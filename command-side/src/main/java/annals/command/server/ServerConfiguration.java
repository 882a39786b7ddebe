package annals.command.server;

import annals.eventstore.Appends;
import annals.eventstore.EventReader;
import annals.eventstore.EventStorage;
import annals.eventstore.Migrations;
import annals.eventstore.Pools;
import annals.eventstore.Registry;
import annals.eventstore.RepeatableWrites;
import annals.eventstore.StoredNames.StoredName;
import annals.eventstore.StreamLog;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** The aggregate and the way to it; Axon is wired by hand, so that nothing starts unasked. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    /** Raise the revision when the snapshot's shape changes: older ones are then not read. */
    @Bean
    StoredName serverSnapshot() {
        return new StoredName(Server.class, "server-snapshot", 2);
    }

    @Bean
    ServerEntries serverEntries(Pools pools, EventReader reader) {
        return new ServerEntries(new StreamLog(JdbcClient.create(pools.reads())), reader);
    }

    @Bean
    ClaimLocks claimLocks(Pools pools, Registry registry) {
        return new ClaimLocks(JdbcClient.create(pools.writes()), registry);
    }

    /** Complete before anyone has it in hand. */
    @Bean
    ClaimLedger claimLedger(
            Pools pools, ClaimLocks locks, EventReader reader, Migrations commandSideSchema) {
        new ClaimsFromLog(pools, locks, reader).complete();
        var database = JdbcClient.create(pools.writes());
        return new ClaimLedger(database, locks, new StreamLog(database), reader);
    }

    @Bean
    ClaimChecks claimChecks(Pools pools, ClaimLocks locks) {
        return new ClaimChecks(JdbcClient.create(pools.writes()), locks);
    }

    /** What the methods of the aggregate may ask for besides a command. */
    @Bean
    ParameterResolverFactory serverParameters(ClaimChecks claims) {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Server.class),
                new SimpleResourceParameterResolverFactory(List.of(claims)));
    }

    @Bean
    RememberedServers rememberedServers(
            EventStorage storage, ParameterResolverFactory serverParameters) {
        var store = EmbeddedEventStore.builder().storageEngine(storage).build();
        return new RememberedServers(
                EventSourcingRepository.builder(Server.class)
                        .parameterResolverFactory(serverParameters)
                        .eventStore(store)
                        // turns are taken around the whole transaction, see Servers
                        .lockFactory(NullLockFactory.INSTANCE),
                storage);
    }

    @Bean
    CommandBus commandBus(RememberedServers repository, ParameterResolverFactory serverParameters) {
        var commands = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<Server>builder()
                .aggregateType(Server.class)
                .repository(repository)
                .parameterResolverFactory(serverParameters)
                .build()
                .subscribe(commands);
        return commands;
    }

    @Bean
    Deciding deciding(
            CommandBus commands,
            EventStorage storage,
            ClaimLocks locks,
            ClaimLedger claims,
            ObjectProvider<DecideTimes> times) {
        return new Deciding(
                commands, storage, locks, claims, times.getIfAvailable(() -> DecideTimes.UNSEEN));
    }

    @Bean
    Servers servers(
            Deciding deciding,
            RememberedServers repository,
            Appends appends,
            RepeatableWrites repeatable) {
        return new Servers(
                deciding, repository, appends, repeatable, PessimisticLockFactory.usingDefaults());
    }
}
