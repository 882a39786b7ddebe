package annals.command.auth;

import annals.permission.Permissions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Somebody has proved who they are.
 *
 * @param subject who, in the exchange's terms: a domain, a login
 * @param evidence what proved it, for the history: the fingerprint of a key, a repository;
 *     published for ever, so never a token, a signature or an address
 * @param permissions what follows from it; may be none
 */
public record Grant(String subject, Map<String, String> evidence, Permissions permissions)
        implements Outcome {

    public Grant {
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("A grant is to somebody, but the subject is empty");
        }
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        Objects.requireNonNull(permissions, "permissions");
    }
}
