package annals.command.server;

import annals.command.server.ServerCommand.ChangeAllVersionsStatus;
import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All versions of one server: decides on commands and takes note of events. It knows no clock, no
 * network and no framework.
 */
final class Versions {

    /** The official service's limit; deleted versions count. */
    static final int MOST = 10_000;

    private final Map<String, KnownVersion> byVersion = new LinkedHashMap<>();
    private @Nullable String latest;

    Versions() {}

    /** As they were, in the order in which they came. */
    @JsonCreator
    Versions(
            @JsonProperty("all") Collection<KnownVersion> all,
            @JsonProperty("latest") @Nullable String latest) {
        all.forEach(version -> byVersion.put(version.version(), version));
        this.latest = latest;
    }

    @JsonProperty
    Collection<KnownVersion> all() {
        return byVersion.values();
    }

    @JsonProperty
    @Nullable String latest() {
        return latest;
    }

    Versions copy() {
        return new Versions(all(), latest);
    }

    Presence presence(String version) {
        var known = byVersion.get(version);
        if (known == null) {
            return Presence.ABSENT;
        }
        return known.deleted() ? Presence.DELETED : Presence.VISIBLE;
    }

    Decision decide(PublishVersion command, Claims claims) {
        var objection =
                claims.objectionToPublish(command.server(), latest == null, command.document());
        if (objection.isPresent()) {
            return refuse(objection.get());
        }
        if (byVersion.size() >= MOST) {
            return refuse(new Refusal.TooManyVersions(command.server(), command.version(), MOST));
        }
        if (latest != null && byVersion.containsKey(command.version())) {
            return refuse(
                    new Refusal.DuplicateVersion(command.server(), command.version(), latest));
        }
        return new Decision.Append(
                new ServerVersionPublished(
                        command.version(),
                        command.document(),
                        LatestRule.afterPublish(holder(), command.version()),
                        command.actor()));
    }

    /** Deleted versions are not seen here. */
    Decision decide(EditVersion command, Claims claims) {
        var version = byVersion.get(command.version());
        if (latest == null || version == null || version.deleted()) {
            return refuse(new Refusal.NoSuchVersion(command.server(), command.version()));
        }
        var objection = claims.objectionToEdit(command.server(), command.document());
        if (objection.isPresent()) {
            return refuse(objection.get());
        }
        return new Decision.Append(
                new ServerVersionEdited(
                        command.version(), command.document(), latest, command.actor()));
    }

    /** Deleted versions are seen here: they may be brought back. */
    Decision decide(ChangeVersionStatus command, Claims claims) {
        var version = byVersion.get(command.version());
        if (latest == null || version == null) {
            return refuse(new Refusal.NoSuchVersion(command.server(), command.version()));
        }
        return new StatusRule(command.server(), all(), latest, claims)
                .decide(
                        List.of(version),
                        command.to(),
                        command.actor(),
                        new Refusal.NothingToChange(command.server(), command.version()));
    }

    Decision decide(ChangeAllVersionsStatus command, Claims claims) {
        if (latest == null) {
            return refuse(new Refusal.NoSuchServer(command.server()));
        }
        return new StatusRule(command.server(), all(), latest, claims)
                .decide(
                        all(),
                        command.to(),
                        command.actor(),
                        new Refusal.NothingToChangeAtAll(command.server()));
    }

    /** Facts are kept as they are; only what is there already is left alone. */
    Decision decide(ImportVersion command) {
        if (latest != null && byVersion.containsKey(command.version())) {
            return refuse(new Refusal.AlreadyThere(command.server(), command.version(), latest));
        }
        var facts = command.facts();
        var imported =
                new KnownVersion(
                        command.version(),
                        facts.status(),
                        facts.statusMessage(),
                        facts.publishedAt(),
                        null);
        return new Decision.Append(
                new ServerVersionImported(
                        command.version(),
                        command.document(),
                        LatestRule.afterImport(holder(), imported),
                        command.actor(),
                        facts.status(),
                        facts.statusMessage(),
                        facts.publishedAt(),
                        facts.updatedAt(),
                        facts.statusChangedAt(),
                        facts.latest(),
                        facts.source()));
    }

    /** Takes note of what happened. */
    void evolve(ServerEvent event, Instant recordedAt) {
        switch (event) {
            case ServerVersionPublished published ->
                    put(new KnownVersion(published.version(), "active", null, recordedAt, null));
            case ServerVersionImported imported ->
                    put(
                            new KnownVersion(
                                    imported.version(),
                                    imported.status(),
                                    imported.statusMessage(),
                                    imported.publishedAt(),
                                    null));
            case ServerVersionWithdrawn withdrawn ->
                    change(
                            withdrawn.version(),
                            known -> known.withStatus("deleted", "gone at " + withdrawn.source()));
            case ServerVersionEdited _ -> {
                // the document is not remembered here
            }
            case ServerStatusChanged changed ->
                    changed.changes()
                            .forEach(
                                    made ->
                                            change(
                                                    made.version(),
                                                    known -> changed(known, changed, made)));
        }
        latest = event.latest();
    }

    private @Nullable KnownVersion holder() {
        return latest == null ? null : byVersion.get(latest);
    }

    private void put(KnownVersion version) {
        byVersion.put(version.version(), version);
    }

    private static KnownVersion changed(
            KnownVersion known, ServerStatusChanged event, ServerStatusChanged.Change made) {
        var changed = known.withStatus(made.to(), event.message());
        return changed.deleted() && event.by() == By.OPERATOR
                ? changed.held(event.message())
                : changed;
    }

    private void change(String version, UnaryOperator<KnownVersion> change) {
        byVersion.computeIfPresent(version, (_, known) -> change.apply(known));
    }

    private static Decision refuse(Refusal refusal) {
        return new Decision.Refuse(refusal);
    }
}
