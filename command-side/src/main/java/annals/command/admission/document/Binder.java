package annals.command.admission.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.HashSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Brings a tree into a shape: the result has the declared properties only, under their declared
 * names, and no {@code null} where the shape knows none. Property names match in any letter case.
 */
final class Binder {

    /** What to do about a tree that departs from the shape. */
    enum Manner {
        /** Everything is a finding. */
        STRICT,
        /**
         * Only a wrong type is. Unknown properties are dropped, what is missing becomes the zero
         * value, rules for texts are not asked.
         */
        LENIENT
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Manner manner;
    private final Findings findings;

    Binder(Manner manner, Findings findings) {
        this.manner = manner;
        this.findings = findings;
    }

    /** The tree in its shape; of no use when there are findings. */
    JsonNode bind(Shape shape, JsonNode found, Location at) {
        if (found.isNull() && manner == Manner.LENIENT) {
            return zero(shape);
        }
        return switch (shape) {
            case Shape.Text text -> text(text, found, at);
            case Shape.Flag _ -> expect(found.isBoolean(), "boolean", found, at);
            case Shape.ListOf(var element) -> list(element, found, at);
            case Shape.MapOf(var value) -> map(value, found, at);
            case Shape.ObjectOf object -> object(object, found, at);
            case Shape.Free _ -> found;
        };
    }

    private JsonNode expect(boolean asExpected, String type, JsonNode found, Location at) {
        if (!asExpected) {
            findings.add("expected " + type, at, found);
        }
        return found;
    }

    private JsonNode text(Shape.Text shape, JsonNode found, Location at) {
        if (found.isString() && manner == Manner.STRICT) {
            for (var rule : shape.rules()) {
                rule.objectionTo(found.stringValue())
                        .ifPresent(objection -> findings.add(objection, at, found));
            }
        }
        return expect(found.isString(), "string", found, at);
    }

    private JsonNode list(Shape element, JsonNode found, Location at) {
        expect(found.isArray(), "array", found, at);
        var bound = NODES.arrayNode();
        if (found.isArray()) {
            for (int i = 0; i < found.size(); i++) {
                bound.add(bind(element, found.get(i), at.element(i)));
            }
        }
        return bound;
    }

    private JsonNode map(Shape value, JsonNode found, Location at) {
        expect(found.isObject(), "object", found, at);
        var bound = NODES.objectNode();
        for (var entry : found.properties()) {
            var place = at.property(entry.getKey());
            bound.set(entry.getKey(), bind(value, entry.getValue(), place));
        }
        return bound;
    }

    private JsonNode object(Shape.ObjectOf shape, JsonNode found, Location at) {
        if (!found.isObject()) {
            return expect(false, "object", found, at);
        }
        var sent = new SentProperties(found);
        var bound = NODES.objectNode();
        for (var property : shape.properties().values()) {
            property(property, sent.take(property.name()), found, at)
                    .ifPresent(value -> bound.set(property.name(), value));
        }
        if (manner == Manner.STRICT) {
            sent.forEachLeft(name -> findings.add("unexpected property", at.property(name), found));
        }
        return bound;
    }

    private Optional<JsonNode> property(
            Shape.Property property, Optional<JsonNode> sent, JsonNode parent, Location at) {
        boolean absent = sent.isEmpty() || sent.get().isNull() && !property.required();
        if (!absent) {
            return Optional.of(bind(property.shape(), sent.get(), at.property(property.name())));
        }
        if (property.required() && manner == Manner.STRICT) {
            String message = "expected required property " + property.name() + " to be present";
            findings.add(message, at, parent);
        }
        return property.required() ? Optional.of(zero(property.shape())) : Optional.empty();
    }

    private static JsonNode zero(Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> NODES.stringNode("");
            case Shape.Flag _ -> NODES.booleanNode(false);
            case Shape.ListOf _ -> NODES.arrayNode();
            case Shape.MapOf _ -> NODES.objectNode();
            case Shape.Free _ -> NODES.nullNode();
            case Shape.ObjectOf(var properties) -> {
                var zero = NODES.objectNode();
                for (var property : properties.values()) {
                    if (property.required()) {
                        zero.set(property.name(), zero(property.shape()));
                    }
                }
                yield zero;
            }
        };
    }

    /**
     * The properties of an object as they were sent. Of several spellings of one name the exact one
     * is taken, without one the last; the others are properties that nobody asked for.
     */
    private static final class SentProperties {

        private final JsonNode object;
        private final TreeMap<String, String> spellings =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final HashSet<String> taken = new HashSet<>();

        SentProperties(JsonNode object) {
            this.object = object;
            object.propertyNames().forEach(name -> spellings.put(name, name));
        }

        Optional<JsonNode> take(String name) {
            String spelling = object.has(name) ? name : spellings.get(name);
            if (spelling == null) {
                return Optional.empty();
            }
            taken.add(spelling);
            return Optional.of(object.get(spelling));
        }

        void forEachLeft(Consumer<String> action) {
            object.propertyNames().stream().filter(name -> !taken.contains(name)).forEach(action);
        }
    }
}
