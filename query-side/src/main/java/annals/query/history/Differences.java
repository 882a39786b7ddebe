package annals.query.history;

import annals.events.Actor;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.RecordedEvent;
import annals.http.MinPosition;
import annals.query.fresh.Freshness;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Differences of any two versions, made when they are asked for. */
final class Differences {

    private final HistoryTable table;
    private final Freshness freshness;
    private final HistoryFilling filling;

    Differences(HistoryTable table, Freshness freshness, HistoryFilling filling) {
        this.table = table;
        this.freshness = freshness;
        this.filling = filling;
    }

    /** Where the documents stand. */
    HistoryTable.Places places(String server, String from, String to, MinPosition minPosition) {
        filling.requireFilled();
        return freshness.atLeast(minPosition, null, () -> table.places(server, from, to));
    }

    /** The JSON text, with its line end; there are no changes where a document was erased. */
    byte[] text(long from, long to) {
        var events = from == to ? List.<RecordedEvent>of() : table.events(Set.of(from, to));
        var answer = Json.object();
        var notices = new Notices();
        if (from == to) {
            answer.set("changes", Json.array());
        } else {
            var comparisons = new Comparisons(new Documents(events, List.of(), Differences::none));
            comparisons.changes(from, to).patch().ifPresent(patch -> answer.set("changes", patch));
            comparisons.notices(from, to, notices);
            var before = publishers(events, from);
            publishers(events, to).stream()
                    .filter(one -> isAnother(one, before))
                    .forEach(one -> notices.add("another " + one));
        }
        var words = answer.putArray("notices");
        notices.words().forEach(words::add);
        return (Json.text(answer) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<RecordedEvent> none(Collection<Long> positions) {
        throw new IllegalStateException("no event at " + positions);
    }

    private static boolean isAnother(String publisher, List<String> before) {
        var kind = publisher.substring(0, publisher.indexOf(':') + 1);
        return !before.contains(publisher) && before.stream().anyMatch(one -> one.startsWith(kind));
    }

    private static List<String> publishers(List<RecordedEvent> events, long position) {
        return events.stream()
                .filter(event -> event.position().number() == position)
                .flatMap(event -> Publishers.of(actor(event.event())).stream())
                .toList();
    }

    private static Actor actor(ServerEvent event) {
        return switch (event) {
            case ServerVersionPublished published -> published.actor();
            case ServerVersionImported imported -> imported.actor();
            case ServerVersionEdited edited -> edited.actor();
            case ServerStatusChanged changed -> changed.actor();
            case ServerVersionWithdrawn _ -> throw new IllegalStateException("holds no document");
        };
    }
}
