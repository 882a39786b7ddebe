package annals.command.admission.document;

import static annals.command.admission.document.Shape.object;
import static annals.command.admission.document.Shape.required;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whether a document has a name and a version under which it can be kept and asked for. */
final class Addressable {

    private static final Shape.ObjectOf KEY =
            object(
                    required("name", ServerJsonFormat.NAME),
                    required("version", ServerJsonFormat.VERSION));

    private Addressable() {}

    /** Adds findings if it has not; only the exact property names count. */
    static void check(JsonNode document, Location at, Findings findings) {
        var strict = new Binder(Binder.Manner.STRICT, findings);
        strict.bind(KEY, document.isObject() ? keyOf(document) : document, at);
    }

    private static JsonNode keyOf(JsonNode document) {
        var key = JsonNodeFactory.instance.objectNode();
        for (var name : KEY.properties().keySet()) {
            document.optional(name).ifPresent(value -> key.set(name, value));
        }
        return key;
    }
}
