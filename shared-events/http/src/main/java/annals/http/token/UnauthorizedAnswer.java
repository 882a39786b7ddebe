package annals.http.token;

import annals.http.Answer;
import annals.http.Problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import java.io.IOException;

/** Answers a request that is refused before it reaches a controller, in the form of all errors. */
final class UnauthorizedAnswer implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        Answer.of(problem(refusal)).send(response);
    }

    private static Problem problem(AuthenticationException refusal) {
        return refusal instanceof UnauthorizedException unauthorized
                ? unauthorized.problem()
                : Unauthorized.badToken(String.valueOf(refusal.getMessage()));
    }
}
