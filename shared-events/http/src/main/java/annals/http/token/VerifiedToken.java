package annals.http.token;

import org.springframework.security.oauth2.jwt.Jwt;

import java.time.Instant;
import java.util.Map;

/** A registry token that holds, with the caller it speaks of. */
final class VerifiedToken extends Jwt {

    private final transient Caller caller;

    VerifiedToken(
            String text,
            Instant expiresAt,
            Map<String, Object> header,
            Map<String, Object> claims,
            Caller caller) {
        // Jwt wants to know no issue time rather than one after the expiry
        super(text, null, expiresAt, header, claims);
        this.caller = caller;
    }

    Caller caller() {
        return caller;
    }
}
