package annals.query.listing;

import annals.eventstore.AppendSignal;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.EventLog;
import annals.eventstore.Follower;
import annals.eventstore.Pools;
import annals.eventstore.Progress;
import annals.eventstore.Registry;
import annals.eventstore.rebuild.Rebuilds;
import annals.http.FilterOrder;
import annals.query.fresh.Freshness;
import annals.query.fresh.ReadHeaders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.function.SingletonSupplier;

/** The list: its tables, its follower, and who reads it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ListingSettings.class)
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
            AppendSignal signal,
            ListingSettings settings) {
        listingProgress.raise(Listing.prepare(source, address, settings.fields()));
        var projector = new ListingProjector(new ListingRows(JdbcClient.create(pools.follows())));
        return new Follower(source, projector, listingProgress, signal);
    }

    @Bean
    Rebuilds.Rebuilt listingRebuild(Progress listingProgress, ListingSettings settings) {
        return new Rebuilds.Rebuilt(new ListingRebuild(settings.fields()), listingProgress);
    }

    @Bean
    ListingTable listingTable(Pools pools, Progress listingProgress) {
        return new ListingTable(pools.reads(), listingProgress);
    }

    @Bean
    Freshness listingFreshness(
            ListingTable table, Progress listingProgress, Pools pools, ListingSettings settings) {
        return new Freshness(
                table::look,
                listingProgress,
                new EventLog(JdbcClient.create(pools.reads())),
                settings.patience());
    }

    @Bean
    ListingPast listingPast(ListingTable table, Freshness listingFreshness) {
        return new ListingPast(table, listingFreshness);
    }

    @Bean
    ReadHeaders listingHeaders(ListingSettings settings) {
        return new ReadHeaders(settings.maxAge());
    }

    @Bean
    Moments moments(Pools pools) {
        return new Moments(JdbcClient.create(pools.reads()));
    }

    @Bean
    KeptPages keptPages(ListingSettings settings) {
        return new KeptPages(settings.keptPages());
    }

    @Bean
    ListAnswers listAnswers(
            ListingTable table,
            Freshness freshness,
            KeptPages kept,
            ReadHeaders headers,
            Registry registry,
            Moments moments) {
        return new ListAnswers(table, freshness, kept, headers, registry, moments);
    }

    /** Where nobody else moves the list on, it is known how far it has come without a look. */
    @Bean
    Look listingLook(
            ListingTable table, Progress listingProgress, ObjectProvider<OnlyProcess> only) {
        return only.stream().anyMatch(OnlyProcess::isAlone)
                ? listingProgress::latest
                : new SharedLook(table::look);
    }

    @Bean
    FilterRegistrationBean<PageFilter> pageFilter(
            KeptPages kept, ObjectProvider<ListAnswers> answers, ObjectProvider<Look> look) {
        var shared = SingletonSupplier.of(look::getObject);
        var filter =
                new PageFilter(
                        kept,
                        SingletonSupplier.of(answers::getObject),
                        () -> shared.obtain().now());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(FilterOrder.KEPT_ANSWERS);
        return registration;
    }
}
