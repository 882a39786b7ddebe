package annals.query.history;

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
 * Turns events into entries: reads what is known of their servers, folds, and writes what came of
 * it; the documents that they are held against are read from the log.
 */
final class HistoryProjector implements Projector {

    /** More at once are a part of many, which make small tables great. */
    private static final int FEW = 50;

    private final HistoryRows rows;
    private final Documents.Reads documents;

    HistoryProjector(HistoryRows rows, Documents.Reads documents) {
        this.rows = rows;
        this.documents = documents;
    }

    @Override
    public void project(List<Recorded> events, int generation) {
        var touched = events.stream().flatMap(HistoryProjector::touched).distinct().toList();
        if (touched.isEmpty()) {
            return;
        }
        if (events.size() > FEW) {
            rows.planAnew();
        }
        var state = rows.load(touched, generation);
        var fold = new HistoryFold(state, new Documents(events, state.documents(), documents));
        events.forEach(fold::apply);
        rows.write(fold, generation);
    }

    private static Stream<VersionName> touched(Recorded recorded) {
        return switch (recorded) {
            case RecordedEvent(_, var server, var event) ->
                    Stream.concat(versions(event), Stream.of(event.latest()))
                            .map(version -> new VersionName(server, version));
            case RecordedRegistryEvent _ -> Stream.of();
        };
    }

    /** Those whose documents the event may be held against. */
    private static Stream<String> versions(ServerEvent event) {
        return switch (event) {
            case ServerVersionPublished published -> Stream.of(published.version());
            case ServerVersionImported imported -> Stream.of(imported.version());
            case ServerVersionEdited edited -> Stream.of(edited.version());
            case ServerVersionWithdrawn _, ServerStatusChanged _ -> Stream.of();
        };
    }
}
