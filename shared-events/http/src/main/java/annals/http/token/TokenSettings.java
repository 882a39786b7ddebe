package annals.http.token;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that sign registry tokens, as given by the operator.
 *
 * @param privateKey 64 hexadecimal digits: the Ed25519 seed that signs; when absent or blank, one
 *     is made and kept in the data directory
 * @param previousPrivateKey the seed that signed before, whose tokens are still accepted; absent or
 *     blank when there is none
 */
@ConfigurationProperties("annals.token")
record TokenSettings(@Nullable String privateKey, @Nullable String previousPrivateKey) {

    /** Says what is set, never its value. */
    @Override
    public String toString() {
        return "TokenSettings[privateKey=%s, previousPrivateKey=%s]"
                .formatted(told(privateKey), told(previousPrivateKey));
    }

    private static String told(@Nullable String secret) {
        return secret == null || secret.isBlank() ? "not set" : "set";
    }
}
