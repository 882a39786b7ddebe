package annals.query.listing;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ReadModelRebuilt;
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
import annals.query.listing.ListedVersion.Status;
import annals.serverjson.RegistryMeta.PublishedBy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the list shows after some events, from the rows that were shown before them. */
final class ListingFold {

    private final Map<VersionKey, ListedVersion> rows = new LinkedHashMap<>();
    private final Map<String, VersionKey> holders = new HashMap<>();
    private final Set<VersionKey> changed = new LinkedHashSet<>();
    private final List<PastVersion> past = new ArrayList<>();

    /** Starts from these rows: all versions that the events name, and the latest ones. */
    ListingFold(Collection<ListedVersion> before) {
        before.forEach(this::keep);
    }

    /** The rows that the events have changed. */
    Collection<ListedVersion> changed() {
        return changed.stream().map(this::row).toList();
    }

    /** The states that the events have put an end to, in their order. */
    List<PastVersion> past() {
        return List.copyOf(past);
    }

    void apply(Recorded recorded) {
        switch (recorded) {
            case RecordedEvent(var at, var server, var event) -> apply(server, event, at);
            case RecordedRegistryEvent(var at, ReadModelRebuilt event) -> touch(event, at);
        }
    }

    /** Nothing happened to these rows, but who keeps a copy is to fetch them again. */
    private void touch(ReadModelRebuilt rebuilt, Position at) {
        var touched = rebuilt.rows();
        if (!rebuilt.readModel().equals(Listing.NAME)) {
            return;
        }
        if (touched == null) {
            List.copyOf(rows.values()).forEach(row -> put(row.touchedAsAll(at)));
            return;
        }
        for (var each : touched) {
            var row = rows.get(new VersionKey(each.server(), each.version()));
            if (row != null) {
                put(row.touched(at));
            }
        }
    }

    private void apply(String name, ServerEvent happened, Position at) {
        switch (happened) {
            case ServerVersionPublished event -> publish(name, event, at);
            case ServerVersionImported event -> importVersion(name, event, at);
            case ServerVersionWithdrawn event ->
                    put(
                            row(new VersionKey(name, event.version()))
                                    .withStatus("deleted", "gone at " + event.source(), at));
            case ServerVersionEdited event ->
                    edit(new VersionKey(name, event.version()), event, at);
            case ServerStatusChanged event ->
                    event.changes()
                            .forEach(
                                    change ->
                                            put(
                                                    row(new VersionKey(name, change.version()))
                                                            .withStatus(
                                                                    change.to(),
                                                                    event.message(),
                                                                    at)));
        }
        moveLatest(new VersionKey(name, happened.latest()), at);
    }

    private void publish(String name, ServerVersionPublished event, Position at) {
        var key = new VersionKey(name, event.version());
        var now = at.recordedAt();
        var status = shown(new Status("active", null, now), event.document());
        put(
                new ListedVersion(
                        key,
                        text(key, event.document()),
                        status,
                        false,
                        now,
                        now,
                        publishedBy(event.actor()),
                        at,
                        at));
    }

    private void importVersion(String name, ServerVersionImported event, Position at) {
        var key = new VersionKey(name, event.version());
        var found = new Status(event.status(), event.statusMessage(), event.statusChangedAt());
        put(
                new ListedVersion(
                        key,
                        text(key, event.document()),
                        shown(found, event.document()),
                        key.equals(holders.get(name)),
                        event.publishedAt(),
                        event.updatedAt(),
                        publishedBy(event.actor()),
                        at,
                        at));
    }

    private void edit(VersionKey key, ServerVersionEdited event, Position at) {
        var edited = row(key).withDocument(text(key, event.document()), at);
        put(
                switch (event.document()) {
                    case Document.Content _ -> edited;
                    case Document.Erased _ ->
                            edited.withStatus("deleted", edited.status().message(), at);
                });
    }

    private void moveLatest(VersionKey latest, Position at) {
        var before = holders.get(latest.name());
        if (before != null && !before.equals(latest)) {
            put(row(before).withLatest(false, at));
        }
        put(row(latest).withLatest(true, at));
    }

    private void put(ListedVersion row) {
        var before = rows.get(row.key());
        if (!row.equals(before)) {
            // what one event changes twice was never seen in between
            if (before != null
                    && before.since().number() > 0
                    && before.since().number() < row.since().number()) {
                past.add(new PastVersion(before, row));
            }
            keep(row);
            changed.add(row.key());
        }
    }

    private void keep(ListedVersion row) {
        rows.put(row.key(), row);
        if (row.isLatest()) {
            holders.put(row.key().name(), row.key());
        }
    }

    private ListedVersion row(VersionKey key) {
        var row = rows.get(key);
        if (row == null) {
            throw new IllegalStateException(
                    "the list has no version %s of %s".formatted(key.version(), key.name()));
        }
        return row;
    }

    /** A version whose document was erased is shown as deleted. */
    private static Status shown(Status status, Document document) {
        return switch (document) {
            case Document.Content _ -> status;
            case Document.Erased _ -> new Status("deleted", status.message(), status.changedAt());
        };
    }

    private static String text(VersionKey key, Document document) {
        return switch (document) {
            case Document.Content(var json) -> json;
            case Document.Erased _ -> ErasedDocument.text(key);
        };
    }

    private static @Nullable PublishedBy publishedBy(Actor actor) {
        return switch (actor) {
            case Actor.Known(var method, var subject, _) -> new PublishedBy(method, subject);
            case Actor.Erased _ -> null;
        };
    }
}
