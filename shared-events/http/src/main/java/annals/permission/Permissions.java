package annals.permission;

import java.util.List;
import java.util.Optional;

/**
 * All that one caller may do.
 *
 * @param all in the order in which they were granted, which is the order in which they are shown
 */
public record Permissions(List<Permission> all) {

    private static final Permissions NONE = new Permissions(List.of());

    public Permissions {
        all = List.copyOf(all);
    }

    /** Those of someone who may do nothing. */
    public static Permissions none() {
        return NONE;
    }

    /** These, in this order. */
    public static Permissions of(Permission... permissions) {
        return new Permissions(List.of(permissions));
    }

    /** Whether the caller may do this to the server of this name. */
    public boolean permits(Action action, String name) {
        return all.stream().anyMatch(permission -> permission.permits(action, name));
    }

    /** The patterns of all permissions for this action. */
    public List<NamePattern> patterns(Action action) {
        return all.stream()
                .filter(permission -> permission.action() == action)
                .map(Permission::pattern)
                .toList();
    }

    /**
     * The name as the caller would have to spell it to be allowed this, if letter case is all that
     * stands in the way.
     */
    public Optional<String> respelled(Action action, String name) {
        return permits(action, name)
                ? Optional.empty()
                : patterns(action).stream()
                        .flatMap(pattern -> pattern.respelled(name).stream())
                        .findFirst();
    }

    /**
     * Whether the caller may do anything to servers of this namespace.
     *
     * @param namespace what stands before the slash
     */
    public boolean touch(String namespace) {
        var servers = namespace + "/";
        return all.stream()
                .map(Permission::pattern)
                .anyMatch(pattern -> pattern.covers(servers) || pattern.text().startsWith(servers));
    }

    /**
     * Whether the caller runs this registry: may edit every server. What an operator has taken
     * down, only an operator brings back.
     */
    public boolean isOperator() {
        return patterns(Action.EDIT).stream().anyMatch(NamePattern::isUniversal);
    }
}
