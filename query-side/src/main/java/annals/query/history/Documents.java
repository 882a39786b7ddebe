package annals.query.history;

import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.EventReader;
import annals.eventstore.Recorded;
import annals.eventstore.RecordedEvent;
import annals.eventstore.StreamLog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents by the positions of the events that hold them. They stand in the log, and nowhere else:
 * those of events that are at hand are taken from these, the others are read a few at a time.
 */
final class Documents {

    /** A document may take a megabyte. */
    private static final int AT_ONCE = 20;

    private static final int MOST_KEPT = 2 * AT_ONCE;

    private final Map<Long, Document> atHand = new HashMap<>();
    private final List<Long> wanted;
    private final Reads reads;

    private final Map<Long, Document> kept =
            new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Document> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    /** Reads events at positions. */
    @FunctionalInterface
    interface Reads {
        List<RecordedEvent> at(Collection<Long> positions);
    }

    /**
     * Documents for a fold.
     *
     * @param events that are at hand
     * @param wanted positions that may be asked for beside these, in that order
     */
    Documents(Collection<? extends Recorded> events, Collection<Long> wanted, Reads reads) {
        for (var recorded : events) {
            if (recorded instanceof RecordedEvent event) {
                document(event.event())
                        .ifPresent(document -> atHand.put(event.position().number(), document));
            }
        }
        this.wanted = new ArrayList<>(wanted);
        this.reads = reads;
    }

    /** Of a server whose events are all at hand. */
    static Documents of(Collection<? extends Recorded> events) {
        return new Documents(
                events,
                List.of(),
                positions -> {
                    throw new IllegalStateException("no event at " + positions);
                });
    }

    /** From the log. */
    static Reads reads(StreamLog log, EventReader reader) {
        return positions -> log.at(positions).stream().map(reader::read).toList();
    }

    /** The document that the event at this position holds. */
    Document at(long position) {
        var found = atHand.getOrDefault(position, kept.get(position));
        return found == null ? read(position) : found;
    }

    private Document read(long position) {
        wanted.remove(Long.valueOf(position));
        var next = new ArrayList<>(wanted.subList(0, Math.min(AT_ONCE - 1, wanted.size())));
        wanted.removeAll(next);
        next.add(position);
        for (var event : reads.at(next)) {
            document(event.event())
                    .ifPresent(document -> kept.put(event.position().number(), document));
        }
        var found = kept.get(position);
        if (found == null) {
            throw new IllegalStateException(
                    "the event at %d holds no document".formatted(position));
        }
        return found;
    }

    /** What an event holds. */
    static Optional<Document> document(ServerEvent event) {
        return switch (event) {
            case ServerVersionPublished published -> Optional.of(published.document());
            case ServerVersionImported imported -> Optional.of(imported.document());
            case ServerVersionEdited edited -> Optional.of(edited.document());
            case ServerVersionWithdrawn _, ServerStatusChanged _ -> Optional.empty();
        };
    }
}
