package annals.http.token;

import annals.permission.Action;
import annals.permission.NamePattern;
import annals.permission.Permission;
import annals.permission.Permissions;

import com.nimbusds.jose.Payload;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a signed token says, with the types that it must have; anything else is malformed. */
final class TokenClaims {

    /** The first second of the year 10000; beyond it times have no usual form. */
    private static final double END_OF_TIME = 253_402_300_800d;

    private final Map<String, Object> claims;

    private TokenClaims(Map<String, Object> claims) {
        this.claims = claims;
    }

    static TokenClaims of(Payload payload) {
        Map<String, Object> claims = payload.toJSONObject();
        if (claims == null) {
            throw BadTokenException.malformed("could not JSON decode claim: expected an object");
        }
        return new TokenClaims(claims);
    }

    /** All of them, as they are. */
    Map<String, Object> asMap() {
        return claims;
    }

    /** A time in whole seconds. */
    Optional<Instant> time(String name) {
        return switch (claims.get(name)) {
            case null -> Optional.empty();
            case Number seconds when isInTime(seconds.doubleValue()) ->
                    Optional.of(Instant.ofEpochSecond(seconds.longValue()));
            default -> throw expected(name, "a number of seconds");
        };
    }

    /** A text that may be absent. */
    Optional<String> text(String name) {
        var value = claims.get(name);
        return value == null ? Optional.empty() : Optional.of(text(name, value));
    }

    /** A text that must be there and not empty. */
    String requiredText(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> BadTokenException.claims(missing(name)));
    }

    /** One text or many; empty when absent. */
    List<String> texts(String name) {
        return switch (claims.get(name)) {
            case null -> List.of();
            case List<?> values -> values.stream().map(value -> text(name, value)).toList();
            case Object value -> List.of(text(name, value));
        };
    }

    /** An object of texts, in its order; empty when absent. */
    Map<String, String> textMap(String name) {
        return switch (claims.get(name)) {
            case null -> Map.of();
            case Map<?, ?> values -> {
                var texts = new LinkedHashMap<String, String>();
                values.forEach((key, value) -> texts.put(text(name, key), text(name, value)));
                yield texts;
            }
            default -> throw expected(name, "an object of strings");
        };
    }

    /** What the caller may do. Actions that we do not know are passed over: they permit nothing. */
    Permissions permissions() {
        return switch (claims.get(TokenClaimNames.PERMISSIONS)) {
            case null -> Permissions.none();
            case List<?> values -> {
                var permissions = new ArrayList<Permission>();
                values.forEach(value -> permission(value).ifPresent(permissions::add));
                yield new Permissions(permissions);
            }
            default -> throw expected(TokenClaimNames.PERMISSIONS, "an array or null");
        };
    }

    static String missing(String name) {
        return "token is missing required claim: %s claim is required".formatted(name);
    }

    private static Optional<Permission> permission(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> permission)) {
            throw expected(TokenClaimNames.PERMISSIONS, "an array of objects");
        }
        var action = text(TokenClaimNames.ACTION, permission.get(TokenClaimNames.ACTION));
        var pattern = text(TokenClaimNames.RESOURCE, permission.get(TokenClaimNames.RESOURCE));
        return Action.of(action).map(known -> new Permission(known, new NamePattern(pattern)));
    }

    /** Texts end up in answers and in stored events, neither of which can hold every character. */
    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text
                && text.chars().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return text;
        }
        throw expected(name, "a string of printable characters");
    }

    private static boolean isInTime(double seconds) {
        return seconds >= 0 && seconds < END_OF_TIME;
    }

    private static BadTokenException expected(String name, String type) {
        return BadTokenException.malformed(
                "could not JSON decode claim: %s must be %s".formatted(name, type));
    }
}
