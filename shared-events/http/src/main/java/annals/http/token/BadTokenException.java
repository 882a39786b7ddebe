package annals.http.token;

import org.springframework.security.oauth2.jwt.BadJwtException;

/** A registry token is refused. Its message begins in the words of the official service. */
final class BadTokenException extends BadJwtException {

    private BadTokenException(String kind, String finding) {
        super("failed to parse token: " + kind + ": " + finding);
    }

    /** It is not even a token. */
    static BadTokenException malformed(String finding) {
        return new BadTokenException("token is malformed", finding);
    }

    /** This registry has not signed it. */
    static BadTokenException signature(String finding) {
        return new BadTokenException("token signature is invalid", finding);
    }

    /** This registry has signed it, but not for here and now. */
    static BadTokenException claims(String finding) {
        return new BadTokenException("token has invalid claims", finding);
    }
}
