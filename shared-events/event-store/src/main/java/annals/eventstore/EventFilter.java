package annals.eventstore;

import java.util.Set;

/**
 * Which events a reader of the log wants. What is given must hold altogether; of the types one is
 * enough.
 *
 * @param server exact name; empty: any
 * @param namespace the part of a name before its slash; empty: any
 * @param types stored names; empty: all
 */
public record EventFilter(String server, String namespace, Set<String> types) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter("", "", Set.of());

    public EventFilter {
        types = Set.copyOf(types);
    }

    /** Whether an event of this stream and name is wanted. */
    public boolean wants(String stream, String name) {
        return (server.isEmpty() || stream.equals(server))
                && (namespace.isEmpty() || stream.startsWith(firstOfNamespace()))
                && (types.isEmpty() || types.contains(name));
    }

    boolean isOfOneServer() {
        return !server.isEmpty();
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** In the byte order of names, those of the namespace begin here. */
    String firstOfNamespace() {
        return namespace + '/';
    }

    /** And end before this: zero is the character after the slash. */
    String behindNamespace() {
        return namespace + '0';
    }
}
