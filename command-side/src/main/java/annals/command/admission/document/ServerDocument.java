package annals.command.admission.document;

import annals.serverjson.ServerJson;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A document that was read: what it says, and how it is written.
 *
 * @param content for the rules
 * @param json compact text, in the property order of the official API: what is stored and shown
 */
public record ServerDocument(ServerJson content, String json) {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /** The document of a content. */
    public static ServerDocument of(ServerJson content) {
        return new ServerDocument(content, JsonText.of(MAPPER.valueToTree(content)));
    }

    /** The document of a tree that has the shape of the format and its very property names. */
    static ServerDocument ofBound(JsonNode bound) {
        return of(MAPPER.treeToValue(bound, ServerJson.class));
    }
}
