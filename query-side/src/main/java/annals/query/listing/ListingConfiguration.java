package annals.query.listing;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.Follower;
import annals.eventstore.Pools;
import annals.eventstore.Progress;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list: its tables and its follower. */
@Configuration(proxyBeanMethods = false)
class ListingConfiguration {

    /** Up to where the list has come, for whoever waits for it. */
    @Bean
    Progress listingProgress() {
        return new Progress(Listing.NAME);
    }

    @Bean
    Follower listingFollower(
            Follower.Source source,
            DatabaseAddress address,
            Pools pools,
            Progress listingProgress,
            AppendSignal signal) {
        Listing.prepare(source, address);
        var projector = new ListingProjector(new ListingRows(JdbcClient.create(pools.follows())));
        return new Follower(source, projector, listingProgress, signal);
    }

    @Bean
    ListingTable listingTable(Pools pools, Progress listingProgress) {
        return new ListingTable(JdbcClient.create(pools.reads()), listingProgress);
    }
}
