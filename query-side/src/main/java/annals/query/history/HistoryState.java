package annals.query.history;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What is known of servers between two events: so much of it as the next events need. */
final class HistoryState {

    private final Map<String, KnownServer> servers = new HashMap<>();
    private final Map<VersionName, Long> documents = new HashMap<>();

    /** What is known of a server; null before its first event. */
    @Nullable KnownServer server(String name) {
        return servers.get(name);
    }

    KnownServer requireServer(String name) {
        var server = servers.get(name);
        if (server == null) {
            throw new IllegalStateException("nothing is known of " + name);
        }
        return server;
    }

    /** Position of the event that holds the document of a version; null if there is none. */
    @Nullable Long document(VersionName version) {
        return documents.get(version);
    }

    void put(String server, KnownServer known) {
        servers.put(server, known);
    }

    void put(VersionName version, long position) {
        documents.put(version, position);
    }

    /** Where all documents stand. */
    Collection<Long> documents() {
        return documents.values();
    }
}
