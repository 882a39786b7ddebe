package annals.eventstore.rebuild;

import annals.events.ReadModelRebuilt;
import annals.events.RegistryEvent;
import annals.eventstore.EventReader;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.RecordedRegistryEvent;
import annals.eventstore.StreamLog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which servers' rows earlier rebuilds of a read model have touched, and when. */
final class Touches {

    private final List<Recorded> ofAll = new ArrayList<>();
    private final Map<String, List<Recorded>> ofServer = new HashMap<>();

    /** Those of the log up to a position. */
    static Touches of(String readModel, StreamLog log, EventReader reader, long upTo) {
        var touches = new Touches();
        log.forEach(
                RegistryEvent.STREAM,
                upTo,
                stored -> {
                    if (reader.readAny(stored) instanceof RecordedRegistryEvent recorded) {
                        touches.add(readModel, recorded);
                    }
                });
        return touches;
    }

    private void add(String readModel, RecordedRegistryEvent recorded) {
        switch (recorded.event()) {
            case ReadModelRebuilt rebuilt when rebuilt.readModel().equals(readModel) -> {
                var rows = rebuilt.rows();
                if (rows == null) {
                    ofAll.add(recorded);
                } else {
                    rows.stream()
                            .map(ReadModelRebuilt.Row::server)
                            .distinct()
                            .forEach(
                                    server ->
                                            ofServer.computeIfAbsent(server, _ -> new ArrayList<>())
                                                    .add(recorded));
                }
            }
            case ReadModelRebuilt _ -> {}
        }
    }

    /** The events of a server with those that touch its rows, in the order of the log. */
    List<Recorded> amid(String server, List<RecordedEvent> events) {
        var touching = ofServer.getOrDefault(server, List.of());
        if (touching.isEmpty() && ofAll.isEmpty()) {
            return List.copyOf(events);
        }
        return Stream.of(events, touching, ofAll)
                .<Recorded>flatMap(List::stream)
                .sorted(Comparator.comparingLong(recorded -> recorded.position().number()))
                .toList();
    }
}
