package annals.http.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Whether this registry has signed a token: form, algorithm, signature, in this order. */
final class SignatureCheck {

    /** Holds some 600 permissions; a request's header section is bounded by the server as well. */
    private static final int MAX_CHARACTERS = 65_536;

    private static final Pattern ALPHABET = Pattern.compile("[A-Za-z0-9_.-]*");

    /** Algorithms are chosen by whoever sends the token: only plain ones are repeated to them. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9+/_-]{1,32}");

    /** A token lives for five minutes, and its holder often writes more than once. */
    private static final int MOST_REMEMBERED = 1_000;

    private final TokenKeys keys;

    /**
     * Who signed what was checked lately, by the token's digest: to verify a signature takes longer
     * than all else before a publish. Only what was found right is remembered.
     */
    private final Cache<String, TokenKey> signers =
            Caffeine.newBuilder()
                    .maximumSize(MOST_REMEMBERED)
                    .expireAfterWrite(Duration.ofMinutes(5))
                    .build();

    SignatureCheck(TokenKeys keys) {
        this.keys = keys;
    }

    /** The token in its parts, with the key that signed it; its claims are not looked at. */
    Signed check(String text) {
        var token = parse(text);
        return new Signed(token, signers.get(digest(text), _ -> signer(token)));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * A token that one of our keys has signed.
     *
     * @param token in its parts
     * @param key which key
     */
    record Signed(JWSObject token, TokenKey key) {}

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
            // Nimbus meets a header "null" with the last; the reason would repeat the sender's
            // words
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
}
