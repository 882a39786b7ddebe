package annals.query;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionPublished;
import annals.eventstore.Position;
import annals.eventstore.testing.TestEventStore;

import org.axonframework.eventhandling.GenericDomainEventMessage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets things happen: appends events as the command side does. */
public final class Happenings {

    /** Who does it where nothing else is said. */
    public static final Actor ACTOR = new Actor.Known("dns", "example.com", Map.of());

    private final TestEventStore store;
    private final Map<String, Long> sequences = new HashMap<>();

    public Happenings(TestEventStore store) {
        this.store = store;
    }

    /** One event of a server. */
    public Position append(String server, ServerEvent event) {
        long sequence = sequences.merge(server, 1L, Long::sum) - 1;
        return store.appends()
                .transaction(
                        () -> {
                            store.storage()
                                    .appendEvents(
                                            new GenericDomainEventMessage<>(
                                                    "Server", server, sequence, event));
                            return "done";
                        })
                .positions()
                .getLast();
    }

    /** A version that becomes the latest. */
    public Position publish(String server, String version) {
        return publish(server, version, "A test server");
    }

    /** A version that becomes the latest. */
    public Position publish(String server, String version, String description) {
        return append(
                server,
                new ServerVersionPublished(
                        version, document(server, version, description), version, ACTOR));
    }

    /** A version that does not become the latest. */
    public Position publishBehind(String server, String version, String latest) {
        return append(
                server,
                new ServerVersionPublished(
                        version, document(server, version, "A test server"), latest, ACTOR));
    }

    /** Another document for a version. */
    public Position edit(String server, String version, String latest, String description) {
        return append(
                server,
                new ServerVersionEdited(
                        version, document(server, version, description), latest, ACTOR));
    }

    /** Another status for a version. */
    public Position change(String server, String version, String from, String to, String latest) {
        return append(
                server,
                new ServerStatusChanged(
                        List.of(new Change(version, from, to, null)),
                        null,
                        By.PUBLISHER,
                        latest,
                        ACTOR));
    }

    private static Document document(String server, String version, String description) {
        return new Document.Content(
                "{\"name\":\"%s\",\"description\":\"%s\",\"version\":\"%s\"}"
                        .formatted(server, description, version));
    }
}
