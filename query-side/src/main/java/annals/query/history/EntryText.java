package annals.query.history;

import annals.events.Actor;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.Change;
import annals.eventstore.Position;
import annals.serverjson.Timestamps;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;

/** Collects what an entry says, and writes it in the order in which it is read. */
final class EntryText {

    /** In characters; longer ones are asked for as a difference. */
    private static final int LONGEST_CHANGES = 64 * 1024;

    private static final List<String> ORDER =
            List.of(
                    "position",
                    "time",
                    "server",
                    "version",
                    "versions",
                    "kind",
                    "actor",
                    "by",
                    "reason",
                    "from",
                    "to",
                    "latest",
                    "comparedWith",
                    "changes",
                    "changesLeftOut",
                    "notices");

    private final Position at;
    private final String server;
    private final ObjectNode said = Json.object();
    private Kind kind = Kind.PUBLISHED;
    private @Nullable String version;
    private List<String> versions = List.of();
    private Actor.@Nullable Known actor;

    EntryText(Position at, String server) {
        this.at = at;
        this.server = server;
        said.put("position", at.number());
        said.put("time", Timestamps.text(at.recordedAt()));
        said.put("server", server);
    }

    Position at() {
        return at;
    }

    String server() {
        return server;
    }

    void kind(Kind found) {
        kind = found;
        said.put("kind", found.word());
    }

    void version(String found) {
        version = found;
        said.put("version", found);
    }

    void actor(Actor found) {
        switch (found) {
            case Actor.Known known -> {
                actor = known;
                said.set(
                        "actor",
                        Json.object()
                                .put("method", known.method())
                                .put("subject", known.subject())
                                .set("evidence", Json.of(known.evidence())));
            }
            case Actor.Erased(var position) ->
                    said.set("actor", Json.object().put("erased", position));
        }
    }

    void by(ServerStatusChanged.By role) {
        said.put("by", role.name().toLowerCase(Locale.ROOT));
    }

    void status(@Nullable String from, String to, @Nullable String reason) {
        if (reason != null) {
            said.put("reason", reason);
        }
        if (from != null) {
            said.put("from", from);
        }
        said.put("to", to);
    }

    /** One change tells its version, several tell theirs in a list. */
    void versions(List<Change> changes, @Nullable String reason) {
        if (changes.size() == 1) {
            var change = changes.getFirst();
            version(change.version());
            status(change.from(), change.to(), reason);
            return;
        }
        if (reason != null) {
            said.put("reason", reason);
        }
        versions = changes.stream().map(Change::version).toList();
        var list = said.putArray("versions");
        for (var change : changes) {
            list.addObject()
                    .put("version", change.version())
                    .put("from", change.from())
                    .put("to", change.to());
        }
    }

    /** None where a document was erased; where they are too long, it says so. */
    void changes(Comparisons.Changes changes) {
        if (changes.isErased()) {
            return;
        }
        var patch = changes.patch();
        if (patch.isPresent() && Json.text(patch.get()).length() <= LONGEST_CHANGES) {
            said.set("changes", patch.get());
        } else {
            said.put("changesLeftOut", true);
        }
    }

    void compared(String with, Notices notices) {
        said.put("comparedWith", with);
        var list = said.putArray("notices");
        notices.words().forEach(list::add);
    }

    HistoryEntry entry(String latest) {
        said.put("latest", latest);
        return new HistoryEntry(
                at,
                server,
                version,
                versions,
                kind,
                actor == null ? null : actor.method(),
                actor == null ? null : actor.subject(),
                text());
    }

    private String text() {
        var ordered = Json.object();
        for (var member : ORDER) {
            JsonNode value = said.get(member);
            if (value != null) {
                ordered.set(member, value);
            }
        }
        return Json.text(ordered);
    }
}
