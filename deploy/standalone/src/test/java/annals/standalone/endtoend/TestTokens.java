package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes registry tokens as the official service does. By default one of a person at GitHub who may
 * publish under every name, signed with the key of the tests' registries, for five minutes from
 * now.
 */
record TestTokens(String seed, Instant expiry, List<String> publish, List<String> edit) {

    /** Of the key that signs: {@code MCP_REGISTRY_JWT_PRIVATE_KEY} of a test's registry. */
    static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    /** Of a key that no registry here has. */
    static final String OTHER_SEED =
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static TestTokens aToken() {
        return new TestTokens(
                SEED, Instant.now().plus(Duration.ofMinutes(5)), List.of("*"), List.of());
    }

    /** One that may publish under names of these patterns only. */
    TestTokens toPublish(String... patterns) {
        return new TestTokens(seed, expiry, List.of(patterns), edit);
    }

    /** One that may edit under names of these patterns too. */
    TestTokens toEdit(String... patterns) {
        return new TestTokens(seed, expiry, publish, List.of(patterns));
    }

    TestTokens expiredAt(Instant time) {
        return new TestTokens(seed, time, publish, edit);
    }

    TestTokens signedWith(String otherSeed) {
        return new TestTokens(otherSeed, expiry, publish, edit);
    }

    String text() {
        var claims =
                Map.of(
                        "iss", "mcp-registry",
                        "exp", expiry.getEpochSecond(),
                        "auth_method", "github-at",
                        "auth_method_sub", "octocat",
                        "permissions",
                                Stream.concat(
                                                permissions("publish", publish),
                                                permissions("edit", edit))
                                        .toList());
        var content = part(Map.of("alg", "EdDSA", "typ", "JWT")) + "." + part(claims);
        return content + "." + signature(content);
    }

    private static Stream<Map<String, String>> permissions(String action, List<String> names) {
        return names.stream().map(name -> Map.of("action", action, "resource", name));
    }

    private static String part(Map<String, Object> values) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(values));
    }

    private String signature(String content) {
        try {
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(
                                            NamedParameterSpec.ED25519,
                                            HexFormat.of().parseHex(seed)));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content.getBytes(UTF_8));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519", e);
        }
    }
}
