package annals.command.auth.token;

import annals.http.token.RegistryIdentity;
import annals.http.token.TokenClaimNames;
import annals.http.token.TokenKeys;
import annals.permission.Permission;
import annals.permission.Permissions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jwt.JWTClaimNames;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Signs registry tokens: EdDSA JWTs with the claims of the official service, and an audience, an id
 * and a key's name beside them.
 */
public final class RegistryTokens {

    /** As long as the official service's; clients log in anew for every publish. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final TokenKeys keys;
    private final RegistryIdentity registry;
    private final Clock clock;

    /** Signs with these keys, for this registry. */
    public RegistryTokens(TokenKeys keys, RegistryIdentity registry, Clock clock) {
        this.keys = keys;
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Signs what was granted, from now on for five minutes.
     *
     * @param method the exchange that granted it
     * @param subject to whom
     * @param evidence what proved it to the exchange
     * @param permissions what was granted
     */
    public RegistryToken sign(
            String method, String subject, Map<String, String> evidence, Permissions permissions) {
        return sign(method, subject, evidence, permissions, LIFETIME);
    }

    /** The same, for as long as is said. */
    RegistryToken sign(
            String method,
            String subject,
            Map<String, String> evidence,
            Permissions permissions,
            Duration lifetime) {
        var now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        var expiry = now.plus(lifetime);
        var id = UUID.randomUUID().toString();
        var header =
                new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                        .type(JOSEObjectType.JWT)
                        .keyID(keys.current().id())
                        .build();
        var claims = registered(id, now, expiry);
        claims.put(TokenClaimNames.METHOD, method);
        claims.put(TokenClaimNames.SUBJECT, subject);
        claims.put(TokenClaimNames.PERMISSIONS, listed(permissions));
        if (!evidence.isEmpty()) {
            claims.put(TokenClaimNames.EVIDENCE, evidence);
        }
        return new RegistryToken(id, signed(header, claims), expiry);
    }

    private String signed(JWSHeader header, Map<String, Object> claims) {
        var token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(new Ed25519Signer(keys.current().privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("A registry token could not be signed", e);
        }
        return token.serialize();
    }

    private Map<String, Object> registered(String id, Instant now, Instant expiry) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put(JWTClaimNames.ISSUER, TokenClaimNames.ISSUER);
        claims.put(JWTClaimNames.AUDIENCE, registry.id());
        claims.put(JWTClaimNames.EXPIRATION_TIME, expiry.getEpochSecond());
        claims.put(JWTClaimNames.NOT_BEFORE, now.getEpochSecond());
        claims.put(JWTClaimNames.ISSUED_AT, now.getEpochSecond());
        claims.put(JWTClaimNames.JWT_ID, id);
        return claims;
    }

    private static List<Map<String, Object>> listed(Permissions permissions) {
        return permissions.all().stream().map(RegistryTokens::claim).toList();
    }

    private static Map<String, Object> claim(Permission permission) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put(TokenClaimNames.ACTION, permission.action().text());
        claim.put(TokenClaimNames.RESOURCE, permission.pattern().text());
        return claim;
    }
}
