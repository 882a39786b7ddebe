package annals.eventstore;

import annals.eventstore.upcast.Upcasters;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The event store, from a {@link DatabaseAddress} on: every piece is named here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PoolSettings.class)
public class EventStoreConfiguration {

    /** For a side that runs alone; whoever brings a database of its own says so by a bean. */
    @Bean
    @Lazy
    @Fallback
    DatabaseAddress givenDatabase(@Value("${annals.database-url:}") String url) {
        return DatabaseAddress.parse(url);
    }

    @Bean
    Pools pools(DatabaseAddress address, PoolSettings settings) {
        return new Pools(address, settings);
    }

    @Bean
    Migrations eventStoreSchema(DatabaseAddress address, Pools serverWasLookedAt) {
        return Migrations.run(address, "event_store", "db/event-store");
    }

    @Bean
    Registry registry(Pools pools, Migrations eventStoreSchema) {
        return Registry.of(JdbcClient.create(pools.writes()));
    }

    @Bean
    AppendSignal appendSignal(DatabaseAddress address, Registry registry) {
        return new AppendSignal(address);
    }

    @Bean
    Appends appends(
            Pools pools,
            Registry registry,
            AppendSignal signal,
            ObjectProvider<AppendTimes> times) {
        return new Appends(
                pools.writes(), registry, signal, times.getIfAvailable(() -> AppendTimes.UNSEEN));
    }

    @Bean
    RepeatableWrites repeatableWrites(Pools pools, Appends appends) {
        return new RepeatableWrites(JdbcClient.create(pools.writes()), appends);
    }

    @Bean
    StoredEventSerializer storedEventSerializer(ObjectProvider<StoredNames.StoredName> more) {
        return new StoredEventSerializer(more.stream().toList());
    }

    @Bean
    EventUpcaster upcasters() {
        return Upcasters.chain();
    }

    @Bean
    EventStorage eventStorage(
            Pools pools,
            Appends appends,
            StoredEventSerializer serializer,
            EventUpcaster upcasters) {
        return new EventStorage(JdbcClient.create(pools.writes()), appends, serializer, upcasters);
    }

    @Bean
    EventReader eventReader(StoredEventSerializer serializer, EventUpcaster upcasters) {
        return new EventReader(serializer, upcasters);
    }

    @Bean
    RegistryEvents registryEvents(Registry registry, StoredEventSerializer serializer) {
        return new RegistryEvents(registry, serializer);
    }

    /** For followers: the log, the read models and their rows in one transaction. */
    @Bean
    Follower.Source followerSource(Pools pools, EventReader reader) {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(pools.follows()));
        var database = JdbcClient.create(pools.follows());
        return new Follower.Source(
                transactions, new EventLog(database), reader, new ReadModels(database));
    }
}
