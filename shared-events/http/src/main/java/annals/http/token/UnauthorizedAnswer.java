package annals.http.token;

import annals.http.Problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/** Answers a request that is refused before it reaches a controller, in the form of all errors. */
final class UnauthorizedAnswer implements AuthenticationEntryPoint {

    private final JsonMapper json;

    UnauthorizedAnswer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException refusal)
            throws IOException {
        var problem = problem(refusal);
        var body = json.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Problem problem(AuthenticationException refusal) {
        return refusal instanceof UnauthorizedException unauthorized
                ? unauthorized.problem()
                : Unauthorized.badToken(String.valueOf(refusal.getMessage()));
    }
}
