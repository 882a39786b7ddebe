package annals.http.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key of this registry. It says its id when printed, and nothing more. */
public final class TokenKey {

    private static final int PUBLIC_KEY_BYTES = 32;

    private final KeyPair pair;
    private final String id;

    private TokenKey(KeyPair pair) {
        this.pair = pair;
        this.id = thumbprint(pair.getPublic());
    }

    /** The key that grows from these 32 bytes. */
    public static TokenKey of(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new HandsOut(seed));
            return new TokenKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519", e);
        }
    }

    /**
     * The name under which a token's header speaks of this key: the thumbprint of RFC 7638, of the
     * public key in the form of RFC 8037.
     */
    public String id() {
        return id;
    }

    /** For the one place that signs. */
    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    /** For checking what was signed. */
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    @Override
    public String toString() {
        return "TokenKey[" + id + "]";
    }

    private static String thumbprint(PublicKey key) {
        var encoded = key.getEncoded();
        // the encoding ends with the raw key, after a prefix that is always the same
        var raw = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_KEY_BYTES, encoded.length);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var jwk =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}"
                        .formatted(base64.encodeToString(raw));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64.encodeToString(digest.digest(jwk.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no SHA-256", e);
        }
    }

    /** The JDK makes a pair from "random" bytes only; from a seed alone it gives no public key. */
    private static final class HandsOut extends SecureRandom {

        private final byte[] seed;

        HandsOut(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
