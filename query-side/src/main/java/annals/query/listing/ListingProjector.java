package annals.query.listing;

import annals.events.ReadModelRebuilt;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.Projector;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.RecordedRegistryEvent;

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
    public void project(List<Recorded> events, int generation) {
        var touched = events.stream().flatMap(ListingProjector::touched).distinct().toList();
        if (touched.isEmpty()) {
            return;
        }
        var fold = new ListingFold(rows.load(touched, generation));
        events.forEach(fold::apply);
        rows.keepPast(fold.past(), generation);
        rows.write(fold.changed(), generation);
    }

    private static Stream<VersionKey> touched(Recorded recorded) {
        return switch (recorded) {
            case RecordedEvent(_, var server, var event) ->
                    Stream.concat(versions(event), Stream.of(event.latest()))
                            .map(version -> new VersionKey(server, version));
            case RecordedRegistryEvent(_, ReadModelRebuilt event) -> rows(event);
        };
    }

    private static Stream<VersionKey> rows(ReadModelRebuilt rebuilt) {
        var named = rebuilt.rows();
        return named == null || !rebuilt.readModel().equals(Listing.NAME)
                ? Stream.of()
                : named.stream().map(row -> new VersionKey(row.server(), row.version()));
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
