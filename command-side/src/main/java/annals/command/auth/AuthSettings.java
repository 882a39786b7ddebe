package annals.command.auth;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which ways to prove who one is are offered.
 *
 * @param anonymous whether everybody gets a token for a namespace that belongs to nobody; absent
 *     (also when its variable is set to nothing) means no
 */
@ConfigurationProperties("annals.auth")
public record AuthSettings(@Nullable Boolean anonymous) {

    /** Whether the operator has asked for anonymous log-in. */
    public boolean offersAnonymous() {
        return Boolean.TRUE.equals(anonymous);
    }
}
