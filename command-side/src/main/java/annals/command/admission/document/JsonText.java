package annals.command.admission.document;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

import java.io.StringWriter;

/**
 * A JSON tree as compact text. Integers keep their digits, other numbers are written as the
 * official service writes them; all else stays as it is.
 */
public final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /**
     * The text of a tree, in the order of the tree.
     *
     * @throws IllegalArgumentException if it holds what JSON does not know, as an infinite number
     */
    public static String of(JsonNode tree) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(tree, json);
        }
        return text.toString();
    }

    private static void write(JsonNode node, JsonGenerator json) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.writeStartObject();
                node.forEachEntry(
                        (name, value) -> {
                            json.writeName(name);
                            write(value, json);
                        });
                json.writeEndObject();
            }
            case ARRAY -> {
                json.writeStartArray();
                node.forEach(element -> write(element, json));
                json.writeEndArray();
            }
            case STRING -> json.writeString(node.stringValue());
            case NUMBER -> json.writeNumber(number(node));
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            case NULL -> json.writeNull();
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    private static String number(JsonNode node) {
        var number = node.numberValue();
        if (node.isIntegralNumber()) {
            return number.toString();
        }
        if (Double.isFinite(number.doubleValue())) {
            return GoFloat.text(number.doubleValue());
        }
        if (node.isBigDecimal()) {
            return number.toString();
        }
        throw new IllegalArgumentException("not JSON: " + number);
    }
}
