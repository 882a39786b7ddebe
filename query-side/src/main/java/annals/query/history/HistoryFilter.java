package annals.query.history;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which entries are asked for; what is absent does not matter.
 *
 * @param server exact name
 * @param version exact, of that server
 * @param actor subject of who did it
 * @param method how that one was known
 * @param since included
 * @param until not included
 * @param namespace what stands before the slash of the server's name
 */
record HistoryFilter(
        @Nullable String server,
        @Nullable String version,
        @Nullable Kind kind,
        @Nullable String actor,
        @Nullable String method,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String namespace) {

    /** Of the path for the version that is latest. */
    static final String LATEST = "latest";

    /** Of one server, or of one of its versions. */
    static HistoryFilter of(String server, @Nullable String version, @Nullable Kind kind) {
        return new HistoryFilter(server, version, kind, null, null, null, null, null);
    }

    /** The same of the version that was meant by {@link #LATEST}. */
    HistoryFilter ofVersion(@Nullable String found) {
        return new HistoryFilter(server, found, kind, actor, method, since, until, namespace);
    }
}
