package annals.command.auth.token;

import java.time.Instant;

/**
 * A token that this registry has signed: a secret of whoever it is given to.
 *
 * @param id no secret: it stands in the history of what was done with the token
 * @param text as it is sent with requests
 * @param expiresAt the second from which it is no longer believed
 */
public record RegistryToken(String id, String text, Instant expiresAt) {

    /** Says until when, never the token. */
    @Override
    public String toString() {
        return "RegistryToken[expiresAt=" + expiresAt + "]";
    }
}
