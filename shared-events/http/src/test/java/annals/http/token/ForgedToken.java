package annals.http.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A token made by hand, so that every part of it can be wrong. As it begins it is a good one, in
 * the form of the official service.
 */
final class ForgedToken {

    static final String SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    static final TokenKey KEY = TokenKey.of(HexFormat.of().parseHex(SEED));
    static final TokenKey OTHER_KEY = TokenKey.of(new byte[32]);

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private PrivateKey signer = KEY.privateKey();

    private ForgedToken(Instant now) {
        var second = now.getEpochSecond();
        header("alg", "\"EdDSA\"").header("typ", "\"JWT\"");
        claim("iss", "\"mcp-registry\"")
                .claim("exp", String.valueOf(second + 300))
                .claim("nbf", String.valueOf(second))
                .claim("iat", String.valueOf(second))
                .claim("auth_method", "\"dns\"")
                .claim("auth_method_sub", "\"example.com\"")
                .claim(
                        "permissions",
                        "[{\"action\":\"publish\",\"resource\":\"com.example/*\"},{\"action\":\"publish\",\"resource\":\"com.example.*\"}]");
    }

    static ForgedToken issuedAt(Instant now) {
        return new ForgedToken(now);
    }

    /** Puts a member, whose value is JSON, into the header. */
    ForgedToken header(String name, String json) {
        header.put(name, json);
        return this;
    }

    /** Puts a claim, whose value is JSON. */
    ForgedToken claim(String name, String json) {
        claims.put(name, json);
        return this;
    }

    ForgedToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    ForgedToken signedBy(TokenKey key) {
        signer = key.privateKey();
        return this;
    }

    /** What stands before the second dot. */
    String unsigned() {
        return base64(object(header)) + "." + base64(object(claims));
    }

    String text() {
        return signed(unsigned());
    }

    /** With a payload that need not be an object of claims. */
    String textWithPayload(String payload) {
        return signed(base64(object(header)) + "." + base64(payload));
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String signed(String input) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(signer);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"%s\":%s".formatted(member.getKey(), member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
