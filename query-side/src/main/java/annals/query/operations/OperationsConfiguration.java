package annals.query.operations;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventReader;
import annals.eventstore.Pools;
import annals.eventstore.Registry;
import annals.eventstore.RegistryEvents;
import annals.eventstore.rebuild.Rebuilds;
import annals.eventstore.rebuild.Room;
import annals.eventstore.rebuild.Verification;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** Rebuilds and verifications of all read models that there are. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Rebuilds rebuilds(
            DatabaseAddress address,
            Pools pools,
            EventReader reader,
            RegistryEvents registryEvents,
            AppendSignal signal,
            ObjectProvider<Room> room,
            List<Rebuilds.Rebuilt> all) {
        return new Rebuilds(
                address,
                pools.follows(),
                reader,
                registryEvents,
                signal,
                room.getIfAvailable(() -> Room.UNSEEN),
                all);
    }

    @Bean
    Verifications verifications(
            DatabaseAddress address,
            EventReader reader,
            Registry registry,
            List<Rebuilds.Rebuilt> all) {
        return new Verifications(new Verification(address, reader, registry), all);
    }
}
