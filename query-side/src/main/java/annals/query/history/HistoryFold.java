package annals.query.history;

import annals.events.Actor;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.Position;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.RecordedRegistryEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries that follow from some events, and what the next events will be held against. */
final class HistoryFold {

    private final HistoryState state;
    private final Comparisons comparisons;
    private final List<HistoryEntry> entries = new ArrayList<>();
    private final Map<VersionName, Long> documents = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /**
     * Starts from what was before.
     *
     * @param state of all servers that the events name
     * @param documents those that hold the documents of that state, and those of the events
     */
    HistoryFold(HistoryState state, Documents documents) {
        this.state = state;
        comparisons = new Comparisons(documents);
    }

    /** New ones, oldest first. */
    List<HistoryEntry> entries() {
        return entries;
    }

    /** Where documents stand now that have changed. */
    Map<VersionName, Long> documents() {
        return documents;
    }

    /** The servers of which something else is known than before. */
    Map<String, KnownServer> servers() {
        var servers = new LinkedHashMap<String, KnownServer>();
        changed.forEach(name -> servers.put(name, state.requireServer(name)));
        return servers;
    }

    void apply(Recorded recorded) {
        switch (recorded) {
            case RecordedEvent(var at, var server, var event) -> apply(at, server, event);
            case RecordedRegistryEvent _ -> {}
        }
    }

    private void apply(Position at, String server, ServerEvent happened) {
        var text = new EntryText(at, server);
        switch (happened) {
            case ServerVersionPublished event ->
                    document(text, Kind.PUBLISHED, event.version(), event.actor());
            case ServerVersionEdited event ->
                    document(text, Kind.EDITED, event.version(), event.actor());
            case ServerVersionImported event -> {
                text.status(null, event.status(), event.statusMessage());
                document(text, Kind.IMPORTED, event.version(), event.actor());
            }
            case ServerVersionWithdrawn event -> {
                text.status(null, "deleted", "gone at " + event.source());
                entry(text, Kind.WITHDRAWN, event.version(), null);
            }
            case ServerStatusChanged event -> status(text, event);
        }
        moveLatest(server, happened);
        entries.add(text.entry(happened.latest()));
    }

    private void status(EntryText text, ServerStatusChanged event) {
        text.by(event.by());
        text.versions(event.changes(), event.message());
        entry(text, Kind.STATUS_CHANGED, null, event.actor());
    }

    private static void entry(
            EntryText text, Kind kind, @Nullable String version, @Nullable Actor actor) {
        text.kind(kind);
        if (version != null) {
            text.version(version);
        }
        if (actor != null) {
            text.actor(actor);
        }
    }

    /** An event that holds a document: what it changes, and what of that one should know. */
    private void document(EntryText text, Kind kind, String version, Actor actor) {
        entry(text, kind, version, actor);
        var name = new VersionName(text.server(), version);
        long position = text.at().number();
        var known = state.server(text.server());
        if (known != null) {
            var latest = state.document(new VersionName(text.server(), known.latest()));
            var own = state.document(name);
            var before = own == null ? latest : own;
            if (before != null) {
                text.changes(comparisons.changes(before, position));
            }
            var notices = new Notices();
            if (latest != null) {
                comparisons.notices(latest, position, notices);
            }
            notices.publishers(Publishers.of(actor), known);
            text.compared(known.latest(), notices);
        }
        state.put(name, position);
        documents.put(name, position);
    }

    private void moveLatest(String server, ServerEvent happened) {
        var before = state.server(server);
        var after = KnownServer.after(before, happened.latest()).knowing(publishers(happened));
        if (!after.equals(before)) {
            state.put(server, after);
            changed.add(server);
        }
    }

    /** Whoever edits a version has not published it. */
    private static List<String> publishers(ServerEvent happened) {
        return switch (happened) {
            case ServerVersionPublished event -> Publishers.of(event.actor());
            case ServerVersionImported event -> Publishers.of(event.actor());
            case ServerVersionEdited _, ServerVersionWithdrawn _, ServerStatusChanged _ ->
                    List.of();
        };
    }
}
