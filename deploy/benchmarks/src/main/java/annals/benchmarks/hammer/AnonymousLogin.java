package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.RenewedTokens.Held;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/** Asks the registry for a token without proof. */
record AnonymousLogin(Registry registry) implements RenewedTokens.Source {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Held next() throws InterruptedException {
        var answer = registry.post(Paths.LOGIN, "{}".getBytes(StandardCharsets.UTF_8));
        if (!answer.good()) {
            throw new RunFailed(
                    "a token was expected from %s, found %s; the registry must run with MCP_REGISTRY_ENABLE_ANONYMOUS_AUTH=true, or give --token or --seed"
                            .formatted(Paths.LOGIN, answer.reason()));
        }
        var body = JSON.readTree(answer.body());
        return new Held(
                body.path("registry_token").stringValue(""), body.path("expires_at").longValue(0));
    }
}
