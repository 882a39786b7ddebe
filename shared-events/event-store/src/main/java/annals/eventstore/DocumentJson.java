package annals.eventstore;

import annals.events.Document;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.nio.charset.StandardCharsets;

/**
 * A document is kept and read as the text that it is: what was stored comes back to the letter. An
 * erased one is kept as {@code {"erased": 5500}}.
 */
final class DocumentJson {

    private DocumentJson() {}

    static JacksonModule module() {
        return new SimpleModule("document")
                .addSerializer(Document.class, new Writer())
                .addDeserializer(Document.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Document> {

        Writer() {
            super(Document.class);
        }

        @Override
        public void serialize(Document document, JsonGenerator json, SerializationContext context) {
            switch (document) {
                case Document.Content(var text) -> json.writeRawValue(text);
                case Document.Erased(var position) -> {
                    json.writeStartObject();
                    json.writeNumberProperty("erased", position);
                    json.writeEndObject();
                }
            }
        }
    }

    private static final class Reader extends StdDeserializer<Document> {

        Reader() {
            super(Document.class);
        }

        @Override
        public Document deserialize(JsonParser json, DeserializationContext context) {
            var source = json.currentTokenLocation().contentReference().getRawContent();
            if (source instanceof byte[] bytes) {
                int start = (int) json.currentTokenLocation().getByteOffset();
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    json.skipChildren();
                }
                int end = (int) json.currentLocation().getByteOffset();
                var text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
                return text.startsWith("{\"erased\":") ? erased(text) : content(text);
            }
            // an upcaster has been at work: there is no source text any more
            JsonNode tree = context.readTree(json);
            return tree.has("erased") && tree.size() == 1
                    ? new Document.Erased(tree.path("erased").longValue())
                    : content(tree.toString());
        }

        private static Document content(String text) {
            return new Document.Content(text);
        }

        private static Document erased(String text) {
            var digits = text.substring("{\"erased\":".length(), text.length() - 1).strip();
            return digits.chars().allMatch(Character::isDigit)
                    ? new Document.Erased(Long.parseLong(digits))
                    : content(text);
        }
    }
}
