package annals.query;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** Registry tokens as the command side signs them. */
public final class TestToken {

    /** The key that the readers of tests believe. */
    public static final String SEED = "42".repeat(32);

    private TestToken() {}

    /** One that permits these, each as {@code edit:*}; as the header {@code Authorization}. */
    public static String permitting(String... permissions) {
        return until(Instant.now().plusSeconds(300), permissions);
    }

    /** One that holds until then. */
    public static String until(Instant end, String... permissions) {
        var listed = new StringBuilder();
        for (var permission : permissions) {
            var parts = permission.split(":", 2);
            listed.append(listed.isEmpty() ? "" : ",")
                    .append(
                            "{\"action\":\"%s\",\"resource\":\"%s\"}"
                                    .formatted(parts[0], parts[1]));
        }
        var content =
                encoded("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}")
                        + "."
                        + encoded(
                                """
                                {"iss":"mcp-registry","exp":%d,"auth_method":"none",\
                                "auth_method_sub":"someone","permissions":[%s]}\
                                """
                                        .formatted(end.getEpochSecond(), listed));
        return "Bearer " + content + "." + signature(content);
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signature(String content) {
        try {
            var key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(
                                            NamedParameterSpec.ED25519,
                                            HexFormat.of().parseHex(SEED)));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
