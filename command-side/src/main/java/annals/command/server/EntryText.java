package annals.command.server;

import annals.serverjson.EntryMeta;
import annals.serverjson.OfficialMeta;
import annals.serverjson.RegistryMeta;
import annals.serverjson.Timestamps;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How an entry is written: the very bytes that the list has for it. */
final class EntryText {

    private static final String SCHEMA =
            "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private EntryText() {}

    static String of(String document, ShownVersion shown) {
        var meta =
                new EntryMeta(
                        new OfficialMeta(
                                shown.status().word(),
                                Timestamps.text(shown.status().changedAt()),
                                shown.status().message(),
                                Timestamps.text(shown.publishedAt()),
                                Timestamps.text(shown.updatedAt()),
                                shown.isLatest()),
                        new RegistryMeta(shown.changed(), shown.publishedBy()));
        return EntryMeta.entry(document, JSON.writeValueAsString(meta));
    }

    /** What stands in the place of a document that was erased: the least that clients accept. */
    static String erasedDocument(String server, String version) {
        return JSON.createObjectNode()
                .put("$schema", SCHEMA)
                .put("name", server)
                .put("description", "The document of this version was erased")
                .put("version", version)
                .toString();
    }
}
