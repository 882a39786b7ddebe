package annals.query.snapshot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Settings of the snapshot.
 *
 * @param directory where its files lie; empty: {@code snapshots} in the data directory, or one for
 *     passing files where there is none
 * @param maxAge how old the last one may be before another is made
 * @param patience how long a request waits for one that is being made
 */
@ConfigurationProperties("annals.snapshot")
record SnapshotSettings(
        @DefaultValue("") String directory,
        @DefaultValue("1m") Duration maxAge,
        @DefaultValue("30s") Duration patience) {}
