package annals.command.admission.document;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** JSON trees by chance. */
final class RandomTrees {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "name",
                    "$schema",
                    "_meta",
                    "1.0.0",
                    "a/b",
                    "latest",
                    "any",
                    "https://example.com/%zz",
                    "\u0000",
                    "\uD800",
                    "é😀",
                    "x".repeat(300));

    private final Random random;

    RandomTrees(Random random) {
        this.random = random;
    }

    /** The whole document after up to three changes, each at a random place. */
    JsonNode almostDocument() {
        var document = Trees.whole();
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(anyContainer(document));
        }
        return document;
    }

    /** Any tree, of any kind. */
    JsonNode anything() {
        return anything(4);
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(new BigInteger(1 + random.nextInt(2_000), random));
            case 4 -> NODES.numberNode(Double.longBitsToDouble(random.nextLong()));
            case 5 ->
                    NODES.numberNode(
                            new BigDecimal(
                                    BigInteger.valueOf(random.nextLong()), random.nextInt()));
            case 6, 7 -> NODES.stringNode(text());
            case 8 -> array(depth);
            default -> object(depth);
        };
    }

    private ArrayNode array(int depth) {
        var array = NODES.arrayNode();
        for (int size = random.nextInt(4); size > 0; size--) {
            array.add(anything(depth - 1));
        }
        return array;
    }

    private ObjectNode object(int depth) {
        var object = NODES.objectNode();
        for (int size = random.nextInt(4); size > 0; size--) {
            object.set(text(), anything(depth - 1));
        }
        return object;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private JsonNode anyContainer(JsonNode document) {
        var containers = new ArrayList<JsonNode>();
        collect(document, containers);
        return containers.get(random.nextInt(containers.size()));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private void change(JsonNode container) {
        switch (container) {
            case ObjectNode object -> {
                var names = List.copyOf(object.propertyNames());
                String name = names.isEmpty() ? text() : names.get(random.nextInt(names.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name, anything());
                    case 2 -> object.set(name, NODES.stringNode(text()));
                    default -> object.set(name.toUpperCase(Locale.ROOT), anything());
                }
            }
            case ArrayNode array -> array.add(anything());
            default -> throw new AssertionError(container);
        }
    }
}
