package annals.http.token;

import annals.http.ProblemException;
import annals.permission.Action;
import annals.permission.Permissions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who sends this request, as the registry token says. A controller's method that has a parameter of
 * this type is never called without one.
 *
 * @param method the exchange by which they have shown who they are
 * @param subject who they are, in that exchange's terms
 * @param evidence what proved it: what the exchange saw, the token's id ({@code token}) and the
 *     registry's key that signed it ({@code tokenKey}); nothing secret
 * @param permissions what they may do
 */
public record Caller(
        String method, String subject, Map<String, Object> evidence, Permissions permissions) {

    public Caller {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(subject, "subject");
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        Objects.requireNonNull(permissions, "permissions");
    }

    /** Ends the request with 403 unless the caller may add versions of this server. */
    public void requirePublish(String server) {
        if (!permissions.permits(Action.PUBLISH, server)) {
            throw new ProblemException(Forbidden.toPublish(permissions, server));
        }
    }

    /** Ends the request with 403 unless the caller may replace documents of this server. */
    public void requireEdit(String server) {
        if (!permissions.permits(Action.EDIT, server)) {
            throw new ProblemException(Forbidden.toEdit(permissions, server));
        }
    }

    /** Ends the request with 403 unless the caller may read who did what to all servers. */
    public void requireAudit() {
        if (!permissions.isOperator()) {
            throw new ProblemException(Forbidden.toAudit(permissions));
        }
    }

    /**
     * Ends the request with 403 unless the caller may read who did what to the servers of this
     * namespace.
     */
    public void requireAudit(String namespace) {
        if (!permissions.isOperator() && !permissions.touch(namespace)) {
            throw new ProblemException(Forbidden.toAudit(permissions, namespace));
        }
    }

    /** Ends the request with 403 unless the caller may change the status of this server. */
    public void requireStatusChange(String server) {
        if (!permissions.permits(Action.PUBLISH, server)
                && !permissions.permits(Action.EDIT, server)) {
            throw new ProblemException(Forbidden.toChangeStatus(permissions, server));
        }
    }
}
