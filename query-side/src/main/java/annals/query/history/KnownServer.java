package annals.query.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What the next event of a server is held against.
 *
 * @param latest the version that is latest
 * @param known accounts and keys that have published its versions, in the order they first did
 */
record KnownServer(String latest, List<String> known) {

    /** A server that so many have published is not watched for new ones any more. */
    static final int MOST_KNOWN = 100;

    KnownServer {
        known = List.copyOf(known);
    }

    /** With the version that is latest now. */
    static KnownServer after(@Nullable KnownServer before, String latest) {
        return new KnownServer(latest, before == null ? List.of() : before.known);
    }

    /** The same, and these have published too. */
    KnownServer knowing(List<String> publishers) {
        var all = new ArrayList<>(known);
        publishers.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all.size() > MOST_KNOWN || all.size() == known.size()
                ? this
                : new KnownServer(latest, all);
    }

    /** Whether others of this kind have published its versions, and this one has not. */
    boolean isNew(String publisher) {
        var kind = publisher.substring(0, publisher.indexOf(':') + 1);
        return known.size() < MOST_KNOWN - 1
                && !known.contains(publisher)
                && known.stream().anyMatch(one -> one.startsWith(kind));
    }
}
