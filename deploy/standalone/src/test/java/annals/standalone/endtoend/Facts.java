package annals.standalone.endtoend;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What entries say, in a form in which equal facts are equal texts: whatever the order of members
 * and the spelling of numbers.
 */
final class Facts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    private Facts() {}

    /** By name and version; what other registries may leave out is added. */
    static Map<String, String> of(Collection<JsonNode> entries) {
        return entries.stream()
                .collect(
                        Collectors.toMap(
                                Facts::key,
                                Facts::facts,
                                (one, other) -> one + " and also " + other,
                                TreeMap::new));
    }

    static JsonNode read(String entry) {
        return JSON.readTree(entry);
    }

    private static String key(JsonNode entry) {
        var server = entry.get("server");
        return server.get("name").stringValue() + "@" + server.get("version").stringValue();
    }

    private static String facts(JsonNode entry) {
        var found = entry.get("_meta").get(OFFICIAL);
        var official = new TreeMap<String, String>();
        var active = found.get("status").stringValue().equals("active");
        official.put(
                "statusChangedAt", found.get(active ? "publishedAt" : "updatedAt").stringValue());
        found.forEachEntry((name, value) -> official.put(name, value.asString()));
        return text(entry.get("server")) + " " + official;
    }

    private static String text(JsonNode node) {
        if (node.isNumber()) {
            return Double.toString(node.doubleValue() + 0.0);
        }
        if (node.isArray()) {
            return node.valueStream().map(Facts::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (node.isObject()) {
            return node.propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(member -> member.getKey() + ":" + text(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.toString();
    }
}
