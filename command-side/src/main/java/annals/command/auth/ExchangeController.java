package annals.command.auth;

import annals.command.auth.token.RegistryToken;
import annals.command.auth.token.RegistryTokens;
import annals.http.Problem;
import annals.http.ProblemException;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.util.List;

/**
 * {@code POST /auth/<method>}: a registry token for whoever proves who they are. What is not
 * offered is not there at all, for any HTTP method.
 */
@RestController
@RequestMapping({"/v0.1", "/v0"})
final class ExchangeController {

    private final Exchanges exchanges;
    private final RegistryTokens tokens;

    ExchangeController(Exchanges exchanges, RegistryTokens tokens) {
        this.exchanges = exchanges;
        this.tokens = tokens;
    }

    @RequestMapping("/auth/{method}")
    TokenAnswer exchange(@PathVariable String method, HttpServletRequest request)
            throws NoResourceFoundException, HttpRequestMethodNotSupportedException {
        var exchange = exchanges.of(method).orElseThrow(() -> nothingThere(request));
        if (!request.getMethod().equals(HttpMethod.POST.name())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
        }
        return switch (exchange.exchange(Proof.NONE)) {
            case Grant grant ->
                    TokenAnswer.of(
                            tokens.sign(
                                    exchange.method(),
                                    grant.subject(),
                                    grant.evidence(),
                                    grant.permissions()));
            case Refused refused -> throw new ProblemException(problem(refused));
        };
    }

    private static Problem problem(Refused refused) {
        return Problem.of(
                401, refused.detail(), refused.causes().stream().map(Problem.Error::of).toList());
    }

    private static NoResourceFoundException nothingThere(HttpServletRequest request) {
        var uri = request.getRequestURI();
        return new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), uri, uri);
    }

    /**
     * As clients know it.
     *
     * @param token to be sent with writes
     * @param expiresAt until when, in seconds of Unix time
     */
    record TokenAnswer(
            @JsonProperty("registry_token") String token,
            @JsonProperty("expires_at") long expiresAt) {

        static TokenAnswer of(RegistryToken token) {
            return new TokenAnswer(token.text(), token.expiresAt().getEpochSecond());
        }
    }
}
