package annals.http.token;

import com.nimbusds.jwt.JWTClaimNames;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Believes the tokens that this registry has signed, for now and for itself: signature, time,
 * issuer, audience, in this order. Tokens without audience and id, as the official service signs
 * them, are believed too. What is refused is told in the official service's words.
 */
final class RegistryTokenDecoder implements JwtDecoder {

    private final SignatureCheck signatures;
    private final RegistryIdentity registry;
    private final Clock clock;

    RegistryTokenDecoder(TokenKeys keys, RegistryIdentity registry, Clock clock) {
        this.signatures = new SignatureCheck(keys);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var signed = signatures.check(token);
        var claims = TokenClaims.of(signed.token().getPayload());
        var expiry = holdsUntil(claims);
        return new VerifiedToken(
                token,
                expiry,
                signed.token().getHeader().toJSONObject(),
                claims.asMap(),
                caller(claims, signed.key()));
    }

    private Instant holdsUntil(TokenClaims claims) {
        var now = clock.instant();
        var expiry =
                claims.time(JWTClaimNames.EXPIRATION_TIME)
                        .orElseThrow(
                                () ->
                                        BadTokenException.claims(
                                                TokenClaims.missing(
                                                        JWTClaimNames.EXPIRATION_TIME)));
        if (!now.isBefore(expiry)) {
            throw BadTokenException.claims(
                    "token is expired: it held until %s; log in again".formatted(expiry));
        }
        claims.time(JWTClaimNames.NOT_BEFORE)
                .filter(now::isBefore)
                .ifPresent(
                        start -> {
                            throw BadTokenException.claims(
                                    "token is not valid yet: it holds from %s, and it is %s here"
                                            .formatted(start, now));
                        });
        requireIssuer(claims);
        requireAudience(claims);
        return expiry;
    }

    private static void requireIssuer(TokenClaims claims) {
        if (claims.text(JWTClaimNames.ISSUER).filter(TokenClaimNames.ISSUER::equals).isEmpty()) {
            throw BadTokenException.claims(
                    "token has invalid issuer: expected " + TokenClaimNames.ISSUER);
        }
    }

    private void requireAudience(TokenClaims claims) {
        var audience = claims.texts(JWTClaimNames.AUDIENCE);
        if (!audience.isEmpty() && !audience.contains(registry.id())) {
            throw BadTokenException.claims(
                    "token has invalid audience: expected %s; log in to this registry"
                            .formatted(registry.id()));
        }
    }

    private static Caller caller(TokenClaims claims, TokenKey key) {
        Map<String, Object> evidence =
                new LinkedHashMap<>(claims.textMap(TokenClaimNames.EVIDENCE));
        claims.text(JWTClaimNames.JWT_ID).ifPresent(id -> evidence.put("token", id));
        evidence.put("tokenKey", key.id());
        return new Caller(
                claims.requiredText(TokenClaimNames.METHOD),
                claims.requiredText(TokenClaimNames.SUBJECT),
                evidence,
                claims.permissions());
    }
}
