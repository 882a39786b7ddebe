package annals.command.admission.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Where two documents differ, by what they say: neither the order of properties nor what admission
 * would leave out makes a difference.
 *
 * @param places the first of them, as {@code packages[0].version}
 * @param more how many others there are
 */
public record Differences(List<String> places, int more) {

    private static final int MOST_PLACES = 10;

    private static final JsonMapper JSON = new JsonMapper();

    public Differences {
        places = List.copyOf(places);
    }

    /** Of a document that is stored, in whatever shape it was found, and one that was read. */
    public static Differences between(String stored, ServerDocument sent) {
        var tree = JSON.readTree(stored);
        var usual =
                switch (LenientDocument.read(tree)) {
                    case Reading.Read<ServerDocument>(var document) -> document.json();
                    case Reading.Refused<ServerDocument> _ -> stored;
                };
        if (usual.equals(sent.json())) {
            return new Differences(List.of(), 0);
        }
        var all = new ArrayList<Location>();
        compare(JSON.readTree(usual), JSON.readTree(sent.json()), Location.root(""), all);
        return new Differences(
                all.stream().limit(MOST_PLACES).map(Differences::text).toList(),
                Math.max(0, all.size() - MOST_PLACES));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return places.isEmpty();
    }

    private static String text(Location location) {
        var text = location.text();
        return text.isEmpty() ? "the whole" : text.substring(1);
    }

    private static void compare(
            JsonNode one, JsonNode other, Location at, List<Location> differences) {
        if (one.isObject() && other.isObject()) {
            var names = new LinkedHashSet<>(one.propertyNames());
            names.addAll(other.propertyNames());
            for (var name : names) {
                compare(one.path(name), other.path(name), at.property(name), differences);
            }
        } else if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
                compare(one.path(i), other.path(i), at.element(i), differences);
            }
        } else if (!one.equals(other)) {
            differences.add(at);
        }
    }
}
