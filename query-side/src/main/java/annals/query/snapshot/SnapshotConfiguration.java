package annals.query.snapshot;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;
import annals.eventstore.Registry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Clock;

/** The snapshot: where its files lie, and who makes them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SnapshotSettings.class)
class SnapshotConfiguration {

    @Bean
    Snapshots snapshots(
            PastEntries past,
            Pools pools,
            Registry registry,
            SnapshotSettings settings,
            @Value("${annals.data-dir:}") String dataDirectory) {
        var events = new EventLog(JdbcClient.create(pools.reads()));
        var place = Place.of(settings.directory(), dataDirectory, registry.id().toString());
        return new Snapshots(
                past,
                new Shelf(place, events),
                new Maker.Source(registry, events),
                settings,
                Clock.systemUTC());
    }

    @Bean
    OpenSnapshots openSnapshots(Snapshots snapshots) {
        return new OpenSnapshots(snapshots);
    }
}
