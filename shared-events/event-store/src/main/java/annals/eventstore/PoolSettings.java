package annals.eventstore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many connections each pool may open.
 *
 * @param writes for commands; appends take turns, so few are enough
 * @param follows for followers: one for each read model
 * @param reads for answers
 */
@ConfigurationProperties("annals.pools")
public record PoolSettings(
        @DefaultValue("12") int writes,
        @DefaultValue("3") int follows,
        @DefaultValue("12") int reads) {

    public PoolSettings {
        if (writes < 1 || follows < 1 || reads < 1) {
            throw new IllegalArgumentException(
                    "each of annals.pools.writes, .follows and .reads must be at least 1");
        }
    }
}
