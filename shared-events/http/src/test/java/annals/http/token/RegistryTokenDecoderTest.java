package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.permission.Permission;
import annals.permission.Permissions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class RegistryTokenDecoderTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.500Z");
    private static final RegistryIdentity REGISTRY =
            new RegistryIdentity("urn:uuid:0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b");

    private static final String MALFORMED = "failed to parse token: token is malformed: ";
    private static final String SIGNATURE = "failed to parse token: token signature is invalid: ";
    private static final String CLAIMS = "failed to parse token: token has invalid claims: ";

    private final RegistryTokenDecoder decoder = decoder(new TokenKeys(ForgedToken.KEY, List.of()));

    private static Clock ticking(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Nested
    class AToken {

        @Test
        void inTheFormOfTheOfficialServiceIsBelieved() {
            assertThat(caller(token().text()))
                    .isEqualTo(
                            new Caller(
                                    "dns",
                                    "example.com",
                                    Map.of("tokenKey", ForgedToken.KEY.id()),
                                    Permissions.of(
                                            Permission.toPublish("com.example/*"),
                                            Permission.toPublish("com.example.*"))));
        }

        @Test
        void thatWasBelievedBeforeIsRefusedOnceItHasExpired() {
            var now = new AtomicReference<>(NOW);
            var decoder =
                    new RegistryTokenDecoder(
                            new TokenKeys(ForgedToken.KEY, List.of()), REGISTRY, ticking(now));
            var text = token().text();
            decoder.decode(text);
            now.set(NOW.plusSeconds(3600));

            assertThatThrownBy(() -> decoder.decode(text)).hasMessageContaining("expired");
        }

        @Test
        void thatWasBelievedBeforeIsRefusedWithAnotherSignature() {
            var text = token().text();
            decoder.decode(text);
            int end = text.length() - 4;
            var other = text.substring(0, end) + (text.endsWith("AAAA") ? "BBBA" : "AAAA");

            assertThatThrownBy(() -> decoder.decode(other)).hasMessageStartingWith(SIGNATURE);
        }

        @Test
        void thatAnotherImplementationSignedIsBelieved() {
            // made with OpenSSL 3 from the seed of RFC 8032, section 7.1, test 1
            assertThat(caller(OPENSSL_TOKEN).subject()).isEqualTo("example.com");
        }

        @Test
        void ofOursIsBelieved() {
            var text =
                    token().header("kid", "\"%s\"".formatted(ForgedToken.KEY.id()))
                            .claim("aud", "\"%s\"".formatted(REGISTRY.id()))
                            .claim("jti", "\"b1946ac9\"")
                            .claim("evidence", "{\"key\":\"ed25519:iojj3XQJ\"}")
                            .text();

            assertThat(caller(text).evidence())
                    .isEqualTo(
                            Map.of(
                                    "key", "ed25519:iojj3XQJ",
                                    "token", "b1946ac9",
                                    "tokenKey", ForgedToken.KEY.id()));
        }

        @Test
        void namesUsAmongOthersAsItsAudience() {
            var text = token().claim("aud", "[\"urn:other\",\"%s\"]".formatted(REGISTRY.id()));

            assertThat(caller(text.text()).method()).isEqualTo("dns");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]"})
        void withAnEmptyAudienceIsBelieved(String audience) {
            assertThat(caller(token().claim("aud", audience).text()).method()).isEqualTo("dns");
        }

        @Test
        void whoseHeaderNamesAKeyThatWeDoNotKnowIsJudgedByItsSignature() {
            assertThat(caller(token().header("kid", "\"other\"").text()).method()).isEqualTo("dns");
        }

        @Test
        void withClaimsThatWeDoNotKnowIsBelieved() {
            var text = token().claim("cnf", "5").claim("scope", "{\"a\":[null,1.5]}").text();

            assertThat(caller(text).method()).isEqualTo("dns");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1795780801", "1795780800.9e0", "253402300799", "1.7957808e9"})
        void holdsUntilTheSecondOfItsExpiry(String expiry) {
            var atTheEnd = Instant.ofEpochSecond(1795780799L, 999_999_999);
            var decoder = decoder(new TokenKeys(ForgedToken.KEY, List.of()), atTheEnd);
            var text = ForgedToken.issuedAt(atTheEnd).claim("exp", expiry).text();

            assertThat(decoder.decode(text)).isInstanceOf(VerifiedToken.class);
        }
    }

    @Nested
    class Permitted {

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]"})
        void isNothingByAnEmptyList(String permissions) {
            assertThat(permissions(permissions)).isEqualTo(Permissions.none());
        }

        @Test
        void isNothingWithoutAList() {
            assertThat(caller(token().without("permissions").text()).permissions())
                    .isEqualTo(Permissions.none());
        }

        @Test
        void isNotWhatWeDoNotKnow() {
            assertThat(
                            permissions(
                                    "[{\"action\":\"delete\",\"resource\":\"*\"},{\"action\":\"edit\",\"resource\":\"com.a/*\",\"more\":1}]"))
                    .isEqualTo(Permissions.of(Permission.toEdit("com.a/*")));
        }

        private Permissions permissions(String json) {
            return caller(token().claim("permissions", json).text()).permissions();
        }
    }

    @Nested
    class ReplacedKeys {

        private final TokenKeys replaced =
                new TokenKeys(ForgedToken.OTHER_KEY, List.of(ForgedToken.KEY));

        @Test
        void areBelievedWhileTheyAreNamedAsPrevious() {
            assertThat(decoder(replaced).decode(token().text()).getExpiresAt())
                    .isEqualTo(Instant.parse("2026-11-27T12:05:00Z"));
        }

        @Test
        void areTakenByTheNameInTheHeader() {
            var text = token().header("kid", "\"%s\"".formatted(ForgedToken.KEY.id())).text();

            assertThat(((VerifiedToken) decoder(replaced).decode(text)).caller().evidence())
                    .containsEntry("tokenKey", ForgedToken.KEY.id());
        }

        @Test
        void areNotTakenInPlaceOfTheOneThatTheHeaderNames() {
            var text = token().header("kid", "\"%s\"".formatted(ForgedToken.OTHER_KEY.id())).text();

            assertThatThrownBy(() -> decoder(replaced).decode(text))
                    .hasMessageStartingWith(SIGNATURE);
        }

        @Test
        void areNoLongerBelievedAfterwards() {
            var later = decoder(new TokenKeys(ForgedToken.OTHER_KEY, List.of()));

            assertThatThrownBy(() -> later.decode(token().text()))
                    .hasMessageStartingWith(SIGNATURE);
        }
    }

    @Nested
    class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x",
                    "not.a.token.at.all",
                    "a.b",
                    ".",
                    "....",
                    "not a token",
                    " a.b.c",
                    "a.b.c\n"
                })
        void isWhatIsNoToken(String text) {
            assertRefused(text, MALFORMED);
        }

        @Test
        void isATokenOfTwoParts() {
            assertRefused(
                    token().unsigned(), MALFORMED + "token contains an invalid number of segments");
        }

        @Test
        void isATokenThatBeginsWithASpace() {
            assertRefused(" " + token().text(), MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "null",
                    "[]",
                    "5",
                    "{}",
                    "{",
                    "{\"alg\":null}",
                    "{\"alg\":5}",
                    "{\"alg\":[]}",
                    "{\"alg\":\"EdDSA\",\"kid\":5}",
                    "{\"alg\":\"EdDSA\",\"jwk\":5}",
                    "{\"alg\":\"EdDSA\",\"jku\":\"\\ud800 :\"}",
                    "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\"}",
                    "{\"alg\":\"EdDSA\",\"crit\":5}"
                })
        void isAHeaderThatIsNone(String header) {
            assertRefused(ForgedToken.base64(header) + ".e30.AAAA", MALFORMED);
        }

        @Test
        void isAHeaderNestedWithoutEnd() {
            var header = "{\"alg\":" + "[".repeat(19_000);

            assertRefused(ForgedToken.base64(header) + ".e30.AAAA", MALFORMED);
        }

        @Test
        void isAHugeToken() {
            assertRefused(
                    token().claim("more", "\"%s\"".formatted("x".repeat(60_000))).text(),
                    MALFORMED + "token has ");
        }

        @Test
        void isAnUnsignedToken() {
            var text = token().header("alg", "\"none\"").unsigned() + ".";

            assertRefused(text, SIGNATURE + "signing method none is invalid");
        }

        @Test
        void isATokenSignedWithOurPublicKeyAsASharedSecret() throws GeneralSecurityException {
            var unsigned = token().header("alg", "\"HS256\"").unsigned();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ForgedToken.KEY.publicKey().getEncoded(), "HmacSHA256"));
            var signature = mac.doFinal(unsigned.getBytes(StandardCharsets.US_ASCII));

            assertRefused(
                    unsigned + "." + ForgedToken.base64(signature),
                    SIGNATURE + "signing method HS256 is invalid");
        }

        @ParameterizedTest
        @ValueSource(strings = {"RS256", "ES256", "Ed25519", "eddsa", "EDDSA", "dir"})
        void isAnyOtherAlgorithmThoughTheSignatureHolds(String algorithm) {
            assertRefused(
                    token().header("alg", "\"%s\"".formatted(algorithm)).text(),
                    SIGNATURE + "signing method %s is invalid".formatted(algorithm));
        }

        @Test
        void isAnEncryptedToken() {
            var header = ForgedToken.base64("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}");

            assertRefused(header + "....", MALFORMED + "token contains an invalid number");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\ud800", "\\u0000", "<script>", "x\\ny"})
        void isAnOddAlgorithmWithoutBeingRepeated(String algorithm) {
            assertRefused(
                    token().header("alg", "\"%s\"".formatted(algorithm)).text(),
                    SIGNATURE + "signing method  is invalid");
        }

        @Test
        void isASignatureOfAnotherKey() {
            assertRefused(
                    token().signedBy(ForgedToken.OTHER_KEY).text(),
                    SIGNATURE + "ed25519: verification error");
        }

        @Test
        void isAKeyThatTheTokenBrings() {
            var publicKey = ForgedToken.OTHER_KEY.publicKey().getEncoded();
            var raw = Arrays.copyOfRange(publicKey, publicKey.length - 32, 44);
            var jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}";

            assertRefused(
                    token().header("jwk", jwk.formatted(ForgedToken.base64(raw)))
                            .signedBy(ForgedToken.OTHER_KEY)
                            .text(),
                    SIGNATURE + "ed25519: verification error");
        }

        @Test
        void areClaimsThatWereChangedAfterwards() {
            var signature = token().text().split("\\.", -1)[2];
            var changed = token().claim("auth_method_sub", "\"evil.com\"").unsigned();

            assertRefused(changed + "." + signature, SIGNATURE + "ed25519: verification error");
        }

        @Test
        void isAnotherSignature() {
            assertRefused(
                    token().unsigned() + "." + "A".repeat(86),
                    SIGNATURE + "ed25519: verification error");
        }

        @Test
        void isNoSignature() {
            assertRefused(token().unsigned() + ".", MALFORMED);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 85})
        void isACutSignature(int cut) {
            var text = token().text();

            assertRefused(text.substring(0, text.length() - cut), SIGNATURE);
        }

        @Test
        void isALongerSignature() {
            assertRefused(token().text() + "AA", SIGNATURE);
        }

        @Test
        void isAHeaderThatWantsWhatWeDoNotUnderstand() {
            assertRefused(token().header("crit", "[\"exp\"]").header("exp", "1").text(), SIGNATURE);
        }

        @ParameterizedTest
        @CsvSource({
            "2026-11-27T11:55:01Z, false",
            "2026-11-27T11:55:00Z, true",
            "2026-11-27T11:00:00Z, true",
            "1970-01-01T00:00:00Z, true",
        })
        void isATokenOnceItsTimeIsOver(Instant issued, boolean refused) {
            var text = ForgedToken.issuedAt(issued).text();

            if (refused) {
                assertRefused(text, CLAIMS + "token is expired");
            } else {
                assertThat(caller(text).method()).isEqualTo("dns");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-11-27T12:00:01Z", "2026-11-27T12:04:00Z"})
        void isATokenBeforeItsTime(Instant start) {
            assertRefused(
                    token().claim("nbf", String.valueOf(start.getEpochSecond())).text(),
                    CLAIMS + "token is not valid yet");
        }

        @Test
        void isATokenWithoutAnExpiry() {
            var tail = "token is missing required claim: exp claim is required";

            assertRefused(token().without("exp").text(), CLAIMS + tail);
            assertRefused(token().claim("exp", "null").text(), CLAIMS + tail);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"other\"", "\"MCP-registry\"", "\"\"", "null"})
        void isAnotherIssuer(String issuer) {
            assertRefused(token().claim("iss", issuer).text(), CLAIMS + "token has invalid issuer");
        }

        @Test
        void isATokenWithoutAnIssuer() {
            assertRefused(token().without("iss").text(), CLAIMS + "token has invalid issuer");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"urn:uuid:other\"", "[\"urn:a\",\"urn:b\"]", "\"\""})
        void isAnotherAudience(String audience) {
            assertRefused(
                    token().claim("aud", audience).text(), CLAIMS + "token has invalid audience");
        }

        @ParameterizedTest
        @ValueSource(strings = {"auth_method", "auth_method_sub"})
        void isATokenOfNobody(String claim) {
            var tail = "token is missing required claim: %s claim is required".formatted(claim);

            assertRefused(token().without(claim).text(), CLAIMS + tail);
            assertRefused(token().claim(claim, "\"\"").text(), CLAIMS + tail);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "exp | \"1795780801\"",
                    "exp | true",
                    "exp | []",
                    "exp | -1",
                    "exp | 1e300",
                    "exp | 9223372036854775807",
                    "exp | 99999999999999999999999999",
                    "exp | 253402300800",
                    "nbf | \"now\"",
                    "nbf | {}",
                    "nbf | -5",
                    "iss | 5",
                    "iss | [\"mcp-registry\"]",
                    "aud | 5",
                    "aud | [5]",
                    "aud | [null]",
                    "aud | {}",
                    "jti | 5",
                    "jti | {}",
                    "auth_method | 5",
                    "auth_method_sub | []",
                    "auth_method_sub | \"a\\u0000b\"",
                    "auth_method_sub | \"a\\ud800b\"",
                    "permissions | {}",
                    "permissions | \"publish\"",
                    "permissions | [null]",
                    "permissions | [\"publish\"]",
                    "permissions | [[]]",
                    "permissions | [{}]",
                    "permissions | [{\"action\":\"publish\"}]",
                    "permissions | [{\"action\":\"publish\",\"resource\":null}]",
                    "permissions | [{\"action\":\"publish\",\"resource\":5}]",
                    "permissions | [{\"action\":[],\"resource\":\"*\"}]",
                    "permissions | [{\"action\":\"publish\",\"resource\":\"\\ud800\"}]",
                    "evidence | []",
                    "evidence | \"x\"",
                    "evidence | {\"a\":5}",
                    "evidence | {\"a\":null}",
                    "evidence | {\"a\":\"\\u0000\"}",
                })
        void isAClaimOfAnotherType(String claim, String value) {
            assertRefused(
                    token().claim(claim, value).text(),
                    MALFORMED + "could not JSON decode claim: ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "5", "\"x\"", "{", "not json", ""})
        void isAPayloadThatIsNoObject(String payload) {
            assertRefused(token().textWithPayload(payload), MALFORMED);
        }

        @Test
        void isAPayloadNestedWithoutEnd() {
            assertRefused(token().textWithPayload("{\"exp\":" + "[".repeat(40_000)), MALFORMED);
        }

        private void assertRefused(String text, String message) {
            assertThatThrownBy(() -> decoder.decode(text))
                    .isInstanceOf(BadJwtException.class)
                    .hasMessageStartingWith(message)
                    .message()
                    .matches(said -> StandardCharsets.UTF_8.newEncoder().canEncode(said));
        }
    }

    private Caller caller(String text) {
        return ((VerifiedToken) decoder.decode(text)).caller();
    }

    private static ForgedToken token() {
        return ForgedToken.issuedAt(NOW);
    }

    private static RegistryTokenDecoder decoder(TokenKeys keys) {
        return decoder(keys, NOW);
    }

    private static RegistryTokenDecoder decoder(TokenKeys keys, Instant now) {
        return new RegistryTokenDecoder(keys, REGISTRY, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static final String OPENSSL_TOKEN =
            "eyJhbGciOiJFZERTQSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtY3AtcmVnaXN0cnkiLCJleHAiOjQxMDI"
                + "0NDQ4MDAsIm5iZiI6MTc2NzIyNTYwMCwiaWF0IjoxNzY3MjI1NjAwLCJhdXRoX21ldGhvZCI6Imh0dHA"
                + "iLCJhdXRoX21ldGhvZF9zdWIiOiJleGFtcGxlLmNvbSIsInBlcm1pc3Npb25zIjpbeyJhY3Rpb24iOiJ"
                + "wdWJsaXNoIiwicmVzb3VyY2UiOiJjb20uZXhhbXBsZS8qIn1dfQ.EeFspReRJiN-X0zMEqJ3MH8lLppe"
                + "1zmCHoA-o7XIfHvL5ci49bM1oehULytEfgYhA2GUC4VTP8Seb28Ou8JPBw";
}
