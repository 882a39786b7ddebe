package annals.http.token;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;

import java.util.List;

/** A request whose caller is known. It holds who that is, and no longer the token. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    private CallerAuthentication(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** For the tokens that {@link RegistryTokenDecoder} gives. */
    static CallerAuthentication of(Jwt token) {
        return new CallerAuthentication(((VerifiedToken) token).caller());
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.subject();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
