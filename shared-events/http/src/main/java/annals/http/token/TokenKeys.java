package annals.http.token;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of this registry: one signs, and the one before it is still believed, so that a key can
 * be replaced without anybody's token ending early.
 *
 * @param current signs, and is believed
 * @param previous is believed; empty unless a key has just been replaced
 */
public record TokenKeys(TokenKey current, List<TokenKey> previous) {

    /** The name of the file in the data directory that keeps a key that nobody has given. */
    public static final String FILE = KeyFile.NAME;

    private static final String KEY = "MCP_REGISTRY_JWT_PRIVATE_KEY";
    private static final String PREVIOUS_KEY = "MCP_REGISTRY_JWT_PREVIOUS_PRIVATE_KEY";
    private static final String DATA_DIR = "MCP_REGISTRY_DATA_DIR";

    public TokenKeys {
        previous = List.copyOf(previous);
    }

    /** The keys that the operator has given, or the one that is kept in the data directory. */
    static TokenKeys from(TokenSettings settings, KeyDirectory directory) {
        return new TokenKeys(
                current(settings.privateKey(), directory), previous(settings.previousPrivateKey()));
    }

    /**
     * The keys of a registry that was started before, for its operator; none is made.
     *
     * @param given the variable's value; blank if it is not set
     * @param dataDir of the registry
     * @throws UnusableKeyException if there is none, or none that may be used
     */
    public static TokenKeys present(String given, Path dataDir) {
        return new TokenKeys(
                given.isBlank() ? new KeyFile(dataDir).present() : key(given, KEY), List.of());
    }

    /** Those that may have signed a token whose header names this key, or names none. */
    List<TokenKey> candidates(@Nullable String id) {
        var all = new ArrayList<TokenKey>();
        all.add(current);
        all.addAll(previous);
        var named = all.stream().filter(key -> key.id().equals(id)).toList();
        return named.isEmpty() ? all : named;
    }

    private static TokenKey current(@Nullable String given, KeyDirectory directory) {
        if (given != null && !given.isBlank()) {
            return key(given, KEY);
        }
        var dataDir = directory.dataDir();
        if (dataDir == null) {
            throw new UnusableKeyException(
                    "There is no key to sign registry tokens with: neither %s nor %s is set"
                            .formatted(KEY, DATA_DIR),
                    "Set %s to 64 hexadecimal digits, for example the output of: openssl rand -hex 32; or set %s to a directory in which a key can be kept"
                            .formatted(KEY, DATA_DIR));
        }
        return new KeyFile(dataDir).key();
    }

    private static List<TokenKey> previous(@Nullable String given) {
        return given == null || given.isBlank() ? List.of() : List.of(key(given, PREVIOUS_KEY));
    }

    private static TokenKey key(String digits, String variable) {
        return TokenKey.of(SeedText.bytes(digits, variable));
    }
}
