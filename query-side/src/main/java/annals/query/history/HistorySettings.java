package annals.query.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * Settings of the history.
 *
 * @param patience how long a request waits for a position that the history does not have yet
 * @param awaitedAtStart a start waits for so many events; where more are missing, they are filled
 *     in beside everything else
 */
@ConfigurationProperties("annals.history")
record HistorySettings(
        @DefaultValue("5s") Duration patience, @DefaultValue("2000") int awaitedAtStart) {}
