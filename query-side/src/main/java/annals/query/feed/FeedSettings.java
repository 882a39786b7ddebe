package annals.query.feed;

import annals.http.ConnectionMemory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Settings of the feed.
 *
 * @param maxStreams how many may follow it at once, at this process: streams, and pages that are
 *     held; 0: nobody
 * @param idle after which time without events a stream gives a sign of life
 */
@ConfigurationProperties("annals.feed")
record FeedSettings(@DefaultValue("2000") int maxStreams, @DefaultValue("15s") Duration idle) {

    /** Tomcat takes 8,192 connections; requests need some of them. */
    private static final int MOST = 6_000;

    /** What is kept for each stream; measured, like {@link ConnectionMemory}. */
    private static final long BYTES_OF_ONE = 156 * 1024;

    /** Requests keep some of the memory. */
    private static final int SHARE_PERCENT = 90;

    FeedSettings {
        if (maxStreams < 0 || maxStreams > MOST) {
            throw new IllegalArgumentException(
                    "annals.feed.max-streams (MCP_REGISTRY_MAX_STREAMS): expected 0 to %d, found %d"
                            .formatted(MOST, maxStreams));
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("annals.feed.idle must be longer than nothing");
        }
    }

    /** How many there may really be: in a small heap more would end the process. */
    int mostStreams() {
        long fitting = ConnectionMemory.bytes() / 100 * SHARE_PERCENT / BYTES_OF_ONE;
        return (int) Math.min(maxStreams, fitting);
    }
}
