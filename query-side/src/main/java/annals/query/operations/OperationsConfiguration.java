package annals.query.operations;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventReader;
import annals.eventstore.Pools;
import annals.eventstore.RegistryEvents;
import annals.eventstore.rebuild.Rebuilds;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Rebuilds of all read models that there are. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Rebuilds rebuilds(
            DatabaseAddress address,
            Pools pools,
            EventReader reader,
            RegistryEvents registryEvents,
            AppendSignal signal,
            List<Rebuilds.Rebuilt> all) {
        return new Rebuilds(address, pools.follows(), reader, registryEvents, signal, all);
    }
}
