package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

class SignedTokensTest {

    /** RFC 8032, section 7.1, test 1. */
    private static final String SEED =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private static final String PUBLIC_KEY =
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final String[] parts = SignedTokens.of(SEED, "com.example").next().token().split("\\.");

    private JsonNode part(int index) {
        return JsonMapper.builder().build().readTree(BASE64.decode(parts[index]));
    }

    @Test
    void aTokenIsSignedWithTheKeyOfTheSeed() throws Exception {
        var key =
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(
                                        HexFormat.of()
                                                .parseHex(
                                                        "302a300506032b6570032100" + PUBLIC_KEY)));
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(BASE64.decode(parts[2]))).isTrue();
        assertThat(part(0).get("alg").stringValue()).isEqualTo("EdDSA");
    }

    @Test
    void aTokenPermitsToPublishAndEditBelowTheNamespace() {
        assertThat(part(1).get("permissions").toString())
                .contains(
                        "\"action\":\"publish\"",
                        "\"action\":\"edit\"",
                        "\"resource\":\"com.example/*\"");
        assertThat(part(1).get("exp").longValue() - part(1).get("iat").longValue()).isEqualTo(300);
    }

    @Test
    void aSeedThatIsNoneIsRefusedAndNotQuoted() {
        assertThatThrownBy(() -> SignedTokens.of("secret", "com.example"))
                .hasMessage(
                        "--seed must be 64 hex digits, as in MCP_REGISTRY_JWT_PRIVATE_KEY; found 6"
                                + " characters that are not");
    }
}
