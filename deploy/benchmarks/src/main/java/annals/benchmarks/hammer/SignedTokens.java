package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.hammer.RenewedTokens.Held;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signs tokens with the registry's own key, in the official service's form. */
final class SignedTokens implements RenewedTokens.Source {

    private static final int SEED_BYTES = 32;
    private static final long LIFETIME_SECONDS = 300;

    /** What stands before the seed in a PKCS #8 key of Ed25519 (RFC 8410, section 7). */
    private static final String PKCS8 = "302e020100300506032b657004220420";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final String namespace;

    private SignedTokens(PrivateKey key, String namespace) {
        this.key = key;
        this.namespace = namespace;
    }

    /**
     * From a key's seed.
     *
     * @param seed as in {@code MCP_REGISTRY_JWT_PRIVATE_KEY}: 64 hex digits
     * @param namespace the token permits to publish and edit all names below it
     */
    static SignedTokens of(String seed, String namespace) {
        if (!seed.matches("[0-9a-fA-F]{%d}".formatted(2 * SEED_BYTES))) {
            // never quoted: it is a secret
            throw new UnusableArgument(
                    "--seed must be %s hex digits, as in MCP_REGISTRY_JWT_PRIVATE_KEY; found %s characters that are not"
                            .formatted(2 * SEED_BYTES, seed.length()));
        }
        try {
            var encoded = HexFormat.of().parseHex(PKCS8 + seed);
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SignedTokens(key, namespace);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no Ed25519", e);
        }
    }

    @Override
    public Held next() {
        long now = Instant.now().getEpochSecond();
        var text = part(Map.of("alg", "EdDSA", "typ", "JWT")) + "." + part(claims(now));
        return new Held(
                text + "." + BASE64.encodeToString(signature(text)), now + LIFETIME_SECONDS);
    }

    private Map<String, Object> claims(long now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "mcp-registry");
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + LIFETIME_SECONDS);
        claims.put("auth_method", "none");
        claims.put("auth_method_sub", "benchmark");
        claims.put("permissions", List.of(permission("publish"), permission("edit")));
        return claims;
    }

    private Map<String, String> permission(String action) {
        return Map.of("action", action, "resource", namespace + "/*");
    }

    private static String part(Map<String, Object> content) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(content));
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
