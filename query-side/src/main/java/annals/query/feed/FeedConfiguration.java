package annals.query.feed;

import annals.eventstore.AppendSignal;
import annals.eventstore.EventLog;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.PoolSettings;
import annals.eventstore.Pools;
import annals.http.ConnectionMemory;
import annals.http.HttpMetrics;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The feed: who reads the log for it, and who follows. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
class FeedConfiguration {

    private static final Logger log = LoggerFactory.getLogger(FeedConfiguration.class);

    /** Of the connections for answers, streams may use one in so many. */
    private static final int SHARE = 3;

    /** Of the memory for connections, large slices take one part in so many. */
    private static final int SHARE_OF_MEMORY = 8;

    @Bean
    FeedSource feedSource(Pools pools) {
        var reads = new JdbcTemplate(pools.reads());
        var client = JdbcClient.create(reads);
        return new FeedSource(new EventLog(client), new LogSlices(client), new LogCopy(reads));
    }

    @Bean
    LiveTail liveTail(AppendSignal signal, FeedSource source) {
        return new LiveTail(signal, source);
    }

    @Bean
    FeedMetrics feedMetrics(HttpMetrics metrics) {
        return new FeedMetrics(metrics);
    }

    @Bean
    OpenFeeds openFeeds(FeedSettings settings, LiveTail tail, FeedMetrics metrics) {
        int most = settings.mostStreams();
        if (most < settings.maxStreams()) {
            log.info("The memory allows {} streams of the feed; -Xmx gives more", most);
        }
        return new OpenFeeds(most, tail, metrics);
    }

    @Bean
    FeedPages feedPages(FeedSource source, LiveTail tail, OpenFeeds open) {
        return new FeedPages(source, tail, open);
    }

    @Bean
    FeedStream.Following following(
            OpenFeeds open,
            LiveTail tail,
            FeedSource source,
            PoolSettings pools,
            FeedMetrics metrics,
            FeedSettings settings) {
        var log =
                SharedLog.of(
                        source,
                        Math.max(1, pools.reads() / SHARE),
                        ConnectionMemory.bytes() / SHARE_OF_MEMORY);
        return new FeedStream.Following(open, tail, log, metrics, settings.idle());
    }
}
