package annals.query.listing;

import tools.jackson.databind.json.JsonMapper;

/** What stands in the place of a document that was erased: the least that clients accept. */
final class ErasedDocument {

    private static final String SCHEMA =
            "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private static final JsonMapper JSON = new JsonMapper();

    private ErasedDocument() {}

    static String text(VersionKey key) {
        return JSON.createObjectNode()
                .put("$schema", SCHEMA)
                .put("name", key.name())
                .put("description", "The document of this version was erased")
                .put("version", key.version())
                .toString();
    }
}
