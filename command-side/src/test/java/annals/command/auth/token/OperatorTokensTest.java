package annals.command.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKey;
import annals.http.token.TokenKeys;
import annals.permission.Permission;
import annals.permission.Permissions;

import com.nimbusds.jose.JWSObject;

import org.junit.jupiter.api.Test;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class OperatorTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Permissions ALL = Permissions.of(Permission.toEdit("*"));

    private final OperatorTokens tokens =
            new OperatorTokens(
                    new TokenKeys(TokenKey.of(new byte[32]), List.of()),
                    new RegistryIdentity("urn:uuid:0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b"),
                    Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aTokenIsAnOperatorsForAsLongAsTheyWish() throws ParseException {
        var token = tokens.sign(ALL, Duration.ofMinutes(90));

        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(5_400));
        assertThat(JWSObject.parse(token.text()).getPayload().toJSONObject())
                .containsEntry("auth_method", "operator")
                .containsEntry("auth_method_sub", "operator")
                .containsEntry("jti", token.id());
    }

    @Test
    void aTokenHoldsForADayAtMost() {
        assertThatThrownBy(() -> tokens.sign(ALL, Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.sign(ALL, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
