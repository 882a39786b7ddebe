package annals.query.listing;

import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.Projector;
import annals.eventstore.RecordedEvent;

import java.util.List;
import java.util.stream.Stream;

/**
 * Turns events into the rows of the list: reads what they touch, folds, and writes what changed.
 */
final class ListingProjector implements Projector {

    private final ListingRows rows;

    ListingProjector(ListingRows rows) {
        this.rows = rows;
    }

    @Override
    public void project(List<RecordedEvent> events, int generation) {
        var touched =
                events.stream()
                        .flatMap(
                                event ->
                                        Stream.concat(
                                                        versions(event.event()),
                                                        Stream.of(event.event().latest()))
                                                .map(
                                                        version ->
                                                                new VersionKey(
                                                                        event.server(), version)))
                        .distinct()
                        .toList();
        var fold = new ListingFold(rows.load(touched, generation));
        events.forEach(fold::apply);
        rows.write(fold.changed(), generation);
    }

    private static Stream<String> versions(ServerEvent event) {
        return switch (event) {
            case ServerVersionPublished published -> Stream.of(published.version());
            case ServerVersionImported imported -> Stream.of(imported.version());
            case ServerVersionWithdrawn withdrawn -> Stream.of(withdrawn.version());
            case ServerVersionEdited edited -> Stream.of(edited.version());
            case ServerStatusChanged changed ->
                    changed.changes().stream().map(ServerStatusChanged.Change::version);
        };
    }
}
