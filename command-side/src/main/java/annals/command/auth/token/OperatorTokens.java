package annals.command.auth.token;

import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKeys;
import annals.permission.Permissions;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Tokens that operators make for themselves: whoever holds the registry's key may do what they
 * like, so there is nothing to prove.
 */
public final class OperatorTokens {

    /** Nothing but a new key takes a token back. */
    public static final Duration LONGEST = Duration.ofDays(1);

    /** As the history names who has done something with such a token. */
    private static final String METHOD = "operator";

    private final RegistryTokens tokens;

    public OperatorTokens(TokenKeys keys, RegistryIdentity registry, Clock clock) {
        tokens = new RegistryTokens(keys, registry, clock);
    }

    /**
     * Signs.
     *
     * @param lifetime from now on, at most {@link #LONGEST}
     */
    public RegistryToken sign(Permissions permissions, Duration lifetime) {
        if (lifetime.isNegative() || lifetime.isZero() || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A token may hold for at most %s, not for %s".formatted(LONGEST, lifetime));
        }
        return tokens.sign(METHOD, METHOD, Map.of(), permissions, lifetime);
    }
}
