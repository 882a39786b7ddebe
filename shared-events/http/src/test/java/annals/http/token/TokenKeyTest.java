package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.List;

class TokenKeyTest {

    @Test
    void aKeyIsNamedByItsThumbprint() {
        // RFC 8037, appendix A.3
        assertThat(ForgedToken.KEY.id()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void aSeedGivesThePublicKeyOfTheStandard() {
        // RFC 8032, section 7.1, test 1
        assertThat(HexFormat.of().formatHex(ForgedToken.KEY.publicKey().getEncoded()))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void aSignatureOfTheStandardIsTrue() throws Exception {
        // RFC 8037, appendix A.4
        var signed =
                JWSObject.parse(
                        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
                            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7"
                            + "sVvpAr_MuM0KAg");

        assertThat(signed.verify(new Ed25519Verifier(ForgedToken.KEY.publicKey()))).isTrue();
    }

    @Test
    void aKeyPrintsNoSecret() {
        var keys = new TokenKeys(ForgedToken.KEY, List.of(ForgedToken.OTHER_KEY));

        assertThat(keys.toString()).contains(ForgedToken.KEY.id()).doesNotContain("9d61b1");
    }

    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "9D61B19DEFFD5A60BA844AF492EC2CC44449C5697B326919703BAC031CAE7F60",
        "'  9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\n'",
    })
    void aSeedIs64HexadecimalDigits(String text) {
        assertThat(TokenKey.of(SeedText.bytes(text, "HERE")).id()).isEqualTo(ForgedToken.KEY.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xyz   | JWTPrivateKey must be a valid hex-encoded string: character 1 of HERE is"
                        + " not a hexadecimal digit",
                "01 23 | JWTPrivateKey must be a valid hex-encoded string: character 3 of HERE is"
                        + " not a hexadecimal digit",
                "012   | JWTPrivateKey must be a valid hex-encoded string: HERE has an odd number"
                        + " of digits, 3",
                "0123  | JWTPrivateKey seed must be exactly 32 bytes for Ed25519, got 2 bytes in"
                        + " HERE",
                "''    | JWTPrivateKey seed must be exactly 32 bytes for Ed25519, got 0 bytes in"
                        + " HERE",
                "９d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60 | JWTPrivateKey"
                        + " must be a valid hex-encoded string: character 1 of HERE is not a"
                        + " hexadecimal digit",
            })
    void anotherTextIsRefusedInTheWordsOfTheOfficialService(String text, String message) {
        assertThatThrownBy(() -> SeedText.bytes(text, "HERE"))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(message);
    }

    @Test
    void aLongerSeedIsRefused() {
        assertThatThrownBy(() -> SeedText.bytes("ab".repeat(64), "HERE"))
                .hasMessageContaining("got 64 bytes");
    }
}
