package annals.eventstore;

import annals.events.ReadModelRebuilt;
import annals.events.ServerStatusChanged;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Under which name and revision a class is kept. This is the only such table, and what stands in it
 * stands for ever: classes may be renamed and moved, names may not.
 */
public final class StoredNames {

    /**
     * One entry.
     *
     * @param revision of the shape that is written today; older ones come through the upcasters
     */
    public record StoredName(Class<?> type, String name, int revision) {}

    private final Map<Class<?>, StoredName> byType;
    private final Map<String, StoredName> byName;

    /** The names of all events, and more. */
    public StoredNames(List<StoredName> more) {
        var all = new ArrayList<>(SERVER_EVENTS);
        all.addAll(REGISTRY_EVENTS);
        all.addAll(more);
        byType = all.stream().collect(Collectors.toMap(StoredName::type, Function.identity()));
        byName = all.stream().collect(Collectors.toMap(StoredName::name, Function.identity()));
    }

    private static final List<StoredName> SERVER_EVENTS =
            List.of(
                    event(ServerVersionPublished.class, "server-version-published", 1),
                    event(ServerVersionImported.class, "server-version-imported", 1),
                    event(ServerVersionWithdrawn.class, "server-version-withdrawn", 1),
                    event(ServerVersionEdited.class, "server-version-edited", 1),
                    event(ServerStatusChanged.class, "server-status-changed", 1));

    private static final List<StoredName> REGISTRY_EVENTS =
            List.of(event(ReadModelRebuilt.class, "read-model-rebuilt", 1));

    private static StoredName event(Class<?> type, String name, int revision) {
        return new StoredName(type, name, revision);
    }

    /** The names of the server events, in the order of the catalogue. */
    public static List<StoredName> serverEvents() {
        return SERVER_EVENTS;
    }

    /** The names of what happens to the registry itself. */
    public static List<StoredName> registryEvents() {
        return REGISTRY_EVENTS;
    }

    Optional<StoredName> of(Class<?> type) {
        return Optional.ofNullable(byType.get(type));
    }

    Optional<StoredName> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
