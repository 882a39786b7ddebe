package annals.query.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Settings of the feed.
 *
 * @param maxStreams how many may follow it at once, at this process: streams, and pages that are
 *     held; 0: nobody
 * @param idle after which time without events a stream gives a sign of life
 * @param patience how long a client may take nothing before its stream is ended
 */
@ConfigurationProperties("annals.feed")
record FeedSettings(
        @DefaultValue("2000") int maxStreams,
        @DefaultValue("15s") Duration idle,
        @DefaultValue("60s") Duration patience) {

    /** Tomcat takes 8,192 connections; requests need some of them. */
    private static final int MOST = 6_000;

    FeedSettings {
        if (maxStreams < 0 || maxStreams > MOST) {
            throw new IllegalArgumentException(
                    "annals.feed.max-streams (MCP_REGISTRY_MAX_STREAMS): expected 0 to %d, found %d"
                            .formatted(MOST, maxStreams));
        }
        if (!idle.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException(
                    "annals.feed.idle and .patience must be longer than nothing");
        }
    }
}
