package annals.command.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKey;
import annals.http.token.TokenKeys;
import annals.permission.Permission;
import annals.permission.Permissions;

import com.nimbusds.jose.JWSObject;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class RegistryTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.750Z");

    private static final String ID = "urn:uuid:0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b";

    private static final Permissions PERMISSIONS =
            Permissions.of(
                    Permission.toPublish("com.example/*"), Permission.toEdit("com.example.*"));

    private final TokenKeys keys = new TokenKeys(TokenKey.of(new byte[32]), List.of());

    private final RegistryTokens tokens =
            new RegistryTokens(keys, new RegistryIdentity(ID), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aTokenHasTheClaimsOfTheOfficialServiceAndOurs() throws ParseException {
        var token =
                JWSObject.parse(tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).text());
        var claims = token.getPayload().toJSONObject();

        assertThat(claims.get("jti")).asString().hasSize(36);
        claims.remove("jti");
        assertThat(claims)
                .isEqualTo(
                        Map.of(
                                "iss",
                                "mcp-registry",
                                "aud",
                                ID,
                                "exp",
                                1795781100L,
                                "nbf",
                                1795780800L,
                                "iat",
                                1795780800L,
                                "auth_method",
                                "dns",
                                "auth_method_sub",
                                "example.com",
                                "permissions",
                                List.of(
                                        Map.of(
                                                "action", "publish",
                                                "resource", "com.example/*"),
                                        Map.of(
                                                "action", "edit",
                                                "resource", "com.example.*"))));
    }

    @Test
    void aTokenNamesAlgorithmTypeAndKey() throws ParseException {
        var token =
                JWSObject.parse(tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).text());

        assertThat(token.getHeader().toJSONObject())
                .isEqualTo(Map.of("alg", "EdDSA", "typ", "JWT", "kid", keys.current().id()));
    }

    @Test
    void aTokenIsSignedWithTheCurrentKey() throws Exception {
        var text = tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).text();
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(keys.current().publicKey());
        signature.update(
                text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(JWSObject.parse(text).getSignature().decode())).isTrue();
    }

    @Test
    void aTokenHoldsForFiveMinutes() {
        assertThat(tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).expiresAt())
                .isEqualTo(Instant.parse("2026-11-27T12:05:00Z"));
    }

    @Test
    void noTwoTokensHaveTheSameId() {
        assertThat(tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).text())
                .isNotEqualTo(tokens.sign("dns", "example.com", Map.of(), PERMISSIONS).text());
    }

    @Test
    void aTokenCarriesWhatProvedIt() throws ParseException {
        var evidence = Map.of("key", "ed25519:iojj3XQJ");
        var token =
                JWSObject.parse(tokens.sign("dns", "example.com", evidence, PERMISSIONS).text());

        assertThat(token.getPayload().toJSONObject()).containsEntry("evidence", evidence);
    }

    @Test
    void noPermissionsAreAnEmptyList() throws ParseException {
        var token = tokens.sign("github-at", "some_body", Map.of(), Permissions.none());

        assertThat(JWSObject.parse(token.text()).getPayload().toJSONObject())
                .containsEntry("permissions", List.of());
    }

    @Test
    void aTokenIsNotPrinted() {
        var token = tokens.sign("dns", "example.com", Map.of(), PERMISSIONS);

        assertThat(token).hasToString("RegistryToken[expiresAt=2026-11-27T12:05:00Z]");
    }
}
