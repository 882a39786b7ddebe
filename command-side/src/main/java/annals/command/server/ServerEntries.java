package annals.command.server;

import annals.events.Document;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.EventReader;
import annals.eventstore.Position;
import annals.eventstore.RecordedEvent;
import annals.eventstore.StreamLog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The entries of a server as they stood at a position: what a write is answered with, and what it
 * is answered with again. They are made from the server's stream; the list is not asked.
 */
public final class ServerEntries {

    /** A document may take a megabyte. */
    private static final int DOCUMENTS_AT_ONCE = 20;

    private final StreamLog log;
    private final EventReader reader;

    ServerEntries(StreamLog log, EventReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * The entry of one version as it stood after an event that speaks of it.
     *
     * @param position of that event
     */
    public Optional<String> entry(String server, String version, long position) {
        var versions = new ShownVersions();
        log.forEach(server, version, position, stored -> versions.apply(reader.read(stored)));
        return versions.get(version).map(shown -> texts(server, List.of(shown)).getFirst());
    }

    /** A version as it stands now, for whoever wants to add the same; empty if there is none. */
    public Optional<StoredVersion> stored(String server, String version) {
        var versions = new ShownVersions();
        log.forEach(server, version, Long.MAX_VALUE, stored -> versions.apply(reader.read(stored)));
        return versions.get(version)
                .map(
                        shown ->
                                new StoredVersion(
                                        documents(List.of(shown.documentAt()))
                                                .getOrDefault(shown.documentAt(), Optional.empty())
                                                .orElse(null),
                                        shown.status().word(),
                                        shown.publishedAt()));
    }

    /** The entry of a version as it stands now, and since which event of its server it does. */
    public Optional<CurrentEntry> current(String server, String version) {
        var versions = new ShownVersions();
        var last = new AtomicReference<>(Position.START);
        log.forEach(
                server,
                Long.MAX_VALUE,
                stored -> {
                    var recorded = reader.read(stored);
                    versions.apply(recorded);
                    last.set(recorded.position());
                });
        return versions.get(version)
                .map(
                        shown ->
                                new CurrentEntry(
                                        texts(server, List.of(shown)).getFirst(), last.get()));
    }

    /**
     * A version that is there.
     *
     * @param document absent when it was erased
     * @param publishedAt the source's time for an imported version
     */
    public record StoredVersion(@Nullable String document, String status, Instant publishedAt) {}

    /** An entry, and the last event of its server. */
    public record CurrentEntry(String text, Position at) {}

    /** All versions of a server as they stood at a position, the newest published first. */
    public All all(String server, long position) {
        var versions = new ShownVersions();
        log.forEach(server, position, stored -> versions.apply(reader.read(stored)));
        return new All(server, versions.newestFirst());
    }

    /** The entries of all versions; their documents are read when they are written. */
    public final class All {

        private final String server;
        private final List<ShownVersion> versions;

        private All(String server, List<ShownVersion> versions) {
            this.server = server;
            this.versions = versions;
        }

        /** How many there are. */
        public int count() {
            return versions.size();
        }

        /** Hands out the entries, few at a time, since all of them may be too large for memory. */
        public void forEach(Consumer<String> action) {
            for (int from = 0; from < versions.size(); from += DOCUMENTS_AT_ONCE) {
                int to = Math.min(from + DOCUMENTS_AT_ONCE, versions.size());
                texts(server, versions.subList(from, to)).forEach(action);
            }
        }
    }

    private List<String> texts(String server, List<ShownVersion> versions) {
        var documents = documents(versions.stream().map(ShownVersion::documentAt).toList());
        return versions.stream()
                .map(
                        shown ->
                                EntryText.of(
                                        documents
                                                .getOrDefault(shown.documentAt(), Optional.empty())
                                                .orElseGet(
                                                        () ->
                                                                EntryText.erasedDocument(
                                                                        server, shown.version())),
                                        shown))
                .toList();
    }

    private Map<Long, Optional<String>> documents(Collection<Long> positions) {
        var documents = new HashMap<Long, Optional<String>>();
        for (var stored : log.at(positions)) {
            documents.put(stored.position(), document(reader.read(stored)));
        }
        return documents;
    }

    private static Optional<String> document(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ServerVersionPublished event -> text(event.document());
            case ServerVersionImported event -> text(event.document());
            case ServerVersionEdited event -> text(event.document());
            case ServerVersionWithdrawn _, ServerStatusChanged _ -> Optional.empty();
        };
    }

    private static Optional<String> text(Document document) {
        return switch (document) {
            case Document.Content(var json) -> Optional.of(json);
            case Document.Erased _ -> Optional.empty();
        };
    }
}
