package annals.http.token;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimNames;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Believes the tokens that this registry has signed, now and for itself: form, algorithm,
 * signature, time, issuer, audience, in this order. Tokens without audience and id, as the official
 * service signs them, are believed too. What is refused is told in the official service's words.
 */
final class RegistryTokenDecoder implements JwtDecoder {

    /** Holds some 600 permissions; a request's header section is bounded by the server as well. */
    private static final int MAX_CHARACTERS = 65_536;

    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_.-]*");

    /** Algorithms are chosen by whoever sends the token: only plain ones are repeated to them. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9+/_-]{1,32}");

    private final TokenKeys keys;
    private final RegistryIdentity registry;
    private final Clock clock;

    RegistryTokenDecoder(TokenKeys keys, RegistryIdentity registry, Clock clock) {
        this.keys = keys;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        var signed = parse(token);
        var key = signer(signed);
        var claims = TokenClaims.of(signed.getPayload());
        var expiry = holdsUntil(claims);
        return new VerifiedToken(
                token,
                expiry,
                signed.getHeader().toJSONObject(),
                claims.asMap(),
                caller(claims, key));
    }

    private static JWSObject parse(String token) {
        if (token.length() > MAX_CHARACTERS) {
            throw BadTokenException.malformed(
                    "token has %d characters, but at most %d are read"
                            .formatted(token.length(), MAX_CHARACTERS));
        }
        // Nimbus passes over characters that do not belong there
        if (!ALPHABET.matcher(token).matches()) {
            throw BadTokenException.malformed("could not base64 decode: illegal base64 data");
        }
        if (token.chars().filter(character -> character == '.').count() != 2) {
            throw BadTokenException.malformed("token contains an invalid number of segments");
        }
        try {
            var parts = JOSEObject.split(token);
            requireAlgorithm(parts[0]);
            return new JWSObject(parts[0], parts[1], parts[2]);
        } catch (ParseException | IllegalArgumentException | NullPointerException e) {
            // the reason would repeat what the sender wrote
            throw BadTokenException.malformed(
                    "could not JSON decode header, or there is no signature");
        }
    }

    /** Before any key is looked at: whoever sends the token must not choose how it is checked. */
    private static void requireAlgorithm(Base64URL header) throws ParseException {
        var algorithm = Header.parse(header).getAlgorithm();
        if (!JWSAlgorithm.EdDSA.equals(algorithm)) {
            var name = PLAIN_NAME.matcher(algorithm.getName()).matches() ? algorithm.getName() : "";
            throw BadTokenException.signature("signing method %s is invalid".formatted(name));
        }
    }

    private TokenKey signer(JWSObject token) {
        try {
            for (var key : keys.candidates(token.getHeader().getKeyID())) {
                if (token.verify(new Ed25519Verifier(key.publicKey()))) {
                    return key;
                }
            }
        } catch (JOSEException e) {
            throw BadTokenException.signature("ed25519: verification error: " + e.getMessage());
        }
        throw BadTokenException.signature(
                "ed25519: verification error: this registry has not signed it; log in to this"
                        + " registry");
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
