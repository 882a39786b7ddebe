package annals.command.server;

import annals.command.server.ShownVersion.Status;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.Position;
import annals.eventstore.RecordedEvent;
import annals.serverjson.RegistryMeta.PublishedBy;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The versions of a server as answers show them, folded from its events; documents are left where
 * they are. Events about versions that are not of interest may be left out, and such versions may
 * be named by events.
 */
final class ShownVersions {

    private static final Comparator<ShownVersion> NEWEST_FIRST =
            Comparator.comparing(ShownVersion::publishedAt)
                    .thenComparing(ShownVersion::version)
                    .reversed();

    private final Map<String, ShownVersion> byVersion = new HashMap<>();
    private @Nullable String latest;

    Optional<ShownVersion> get(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    /** In the order of the server's page. */
    List<ShownVersion> newestFirst() {
        return byVersion.values().stream().sorted(NEWEST_FIRST).toList();
    }

    void apply(RecordedEvent recorded) {
        var at = recorded.position();
        switch (recorded.event()) {
            case ServerVersionPublished event -> publish(event, at);
            case ServerVersionImported event -> importVersion(event, at);
            case ServerVersionWithdrawn event ->
                    change(
                            event.version(),
                            shown -> shown.withStatus("deleted", "gone at " + event.source(), at));
            case ServerVersionEdited event ->
                    change(event.version(), shown -> edited(shown, event, at));
            case ServerStatusChanged event ->
                    event.changes()
                            .forEach(
                                    made ->
                                            change(
                                                    made.version(),
                                                    shown ->
                                                            shown.withStatus(
                                                                    made.to(),
                                                                    event.message(),
                                                                    at)));
        }
        moveLatest(recorded.event().latest(), at);
    }

    private void publish(ServerVersionPublished event, Position at) {
        var now = at.recordedAt();
        put(
                new ShownVersion(
                        event.version(),
                        documentAt(event.document(), at),
                        status(new Status("active", null, now), event.document()),
                        now,
                        now,
                        publishedBy(event.actor()),
                        false,
                        at.number()));
    }

    private void importVersion(ServerVersionImported event, Position at) {
        var found = new Status(event.status(), event.statusMessage(), event.statusChangedAt());
        put(
                new ShownVersion(
                        event.version(),
                        documentAt(event.document(), at),
                        status(found, event.document()),
                        event.publishedAt(),
                        event.updatedAt(),
                        publishedBy(event.actor()),
                        event.version().equals(latest),
                        at.number()));
    }

    private static ShownVersion edited(ShownVersion shown, ServerVersionEdited event, Position at) {
        var edited = shown.withDocument(documentAt(event.document(), at), at);
        return switch (event.document()) {
            case Document.Content _ -> edited;
            case Document.Erased _ -> edited.withStatus("deleted", edited.status().message(), at);
        };
    }

    private void moveLatest(String now, Position at) {
        if (latest != null && !latest.equals(now)) {
            change(latest, before -> before.withLatest(false, at));
        }
        change(now, holder -> holder.withLatest(true, at));
        latest = now;
    }

    private void put(ShownVersion version) {
        byVersion.put(version.version(), version);
    }

    private void change(String version, UnaryOperator<ShownVersion> change) {
        byVersion.computeIfPresent(version, (_, shown) -> change.apply(shown));
    }

    /** A version whose document was erased is shown as deleted. */
    private static Status status(Status status, Document document) {
        return switch (document) {
            case Document.Content _ -> status;
            case Document.Erased _ -> new Status("deleted", status.message(), status.changedAt());
        };
    }

    private static long documentAt(Document document, Position at) {
        return switch (document) {
            case Document.Content _ -> at.number();
            case Document.Erased _ -> 0;
        };
    }

    private static @Nullable PublishedBy publishedBy(Actor actor) {
        return switch (actor) {
            case Actor.Known(var method, var subject, _) -> new PublishedBy(method, subject);
            case Actor.Erased _ -> null;
        };
    }
}
