package annals.http.token;

import annals.http.Problem;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Carries a refusal through Spring Security, which knows only its own kind of exception. */
final class UnauthorizedException extends OAuth2AuthenticationException {

    private final transient Problem problem;

    UnauthorizedException(Problem problem) {
        super(OAuth2ErrorCodes.INVALID_REQUEST);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
