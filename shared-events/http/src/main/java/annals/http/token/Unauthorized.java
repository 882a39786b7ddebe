package annals.http.token;

import annals.http.Problem;

import org.springframework.http.HttpHeaders;

import java.util.List;

/** The refusals of requests that do not say who sends them; details as in the official service. */
final class Unauthorized {

    private Unauthorized() {}

    static Problem missingHeader() {
        return Problem.of(
                        401,
                        "Authorization is required: send the header 'Authorization: Bearer <token>'"
                                + " with a Registry JWT token, which POST /v0.1/auth/METHOD gives",
                        List.of(
                                new Problem.Error(
                                        "required header parameter is missing",
                                        "header.Authorization",
                                        null)))
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    static Problem malformedHeader() {
        return Problem.of(401, "Invalid Authorization header format. Expected 'Bearer <token>'")
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    static Problem badToken(String cause) {
        return Problem.of(
                        401,
                        "Invalid or expired Registry JWT token",
                        List.of(Problem.Error.of(cause)))
                .with(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
}
