package annals.permission;

import java.util.Objects;

/**
 * One action under the names of one pattern.
 *
 * @param action what may be done
 * @param pattern to which servers
 */
public record Permission(Action action, NamePattern pattern) {

    public Permission {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(pattern, "pattern");
    }

    /** Allows adding versions of the servers that the pattern covers. */
    public static Permission toPublish(String pattern) {
        return new Permission(Action.PUBLISH, new NamePattern(pattern));
    }

    /** Allows replacing documents of the servers that the pattern covers. */
    public static Permission toEdit(String pattern) {
        return new Permission(Action.EDIT, new NamePattern(pattern));
    }

    boolean permits(Action wanted, String name) {
        return action == wanted && pattern.covers(name);
    }
}
