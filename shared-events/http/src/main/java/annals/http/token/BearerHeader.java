package annals.http.token;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Takes the token out of the {@code Authorization} header: the word Bearer in any letter case,
 * exactly one space, and all that follows. No header, or another form, ends the request.
 */
final class BearerHeader implements AuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    @Override
    public Authentication convert(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || header.isEmpty()) {
            throw new UnauthorizedException(Unauthorized.missingHeader());
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new UnauthorizedException(Unauthorized.malformedHeader());
        }
        var token = header.substring(SCHEME.length());
        if (token.isBlank()) {
            throw new UnauthorizedException(Unauthorized.malformedHeader());
        }
        return new BearerTokenAuthenticationToken(token);
    }
}
