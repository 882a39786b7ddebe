package annals.benchmarks.data;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;

/**
 * Documents to publish that every registry can admit at once: no packages, whose owner it would ask
 * for, and no remotes, which only one server may have. They have the mean size of the real ones.
 */
public final class PublishText {

    /** The mean of the real registry in December 2025. */
    private static final int BYTES = 820;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PublishText() {}

    /** A document, as UTF-8. */
    public static byte[] of(String name, String version) {
        return of(name, version, "Published by the load tool of Annals");
    }

    /** The same with this description. */
    public static byte[] of(String name, String version, String description) {
        var bare = text(name, version, description, "");
        return text(name, version, description, "x".repeat(Math.max(0, BYTES - bare.length)));
    }

    private static byte[] text(String name, String version, String description, String padding) {
        var out = new ByteArrayOutputStream(BYTES);
        try (var json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("$schema", ServerJsonText.SCHEMA);
            json.writeStringProperty("name", name);
            json.writeStringProperty("description", description);
            json.writeObjectPropertyStart("repository");
            json.writeStringProperty("url", "https://github.com/made-up/benchmark");
            json.writeStringProperty("source", "github");
            json.writeEndObject();
            json.writeStringProperty("version", version);
            json.writeStringProperty("websiteUrl", "https://benchmark.example.com");
            json.writeObjectPropertyStart("_meta");
            json.writeObjectPropertyStart("io.modelcontextprotocol.registry/publisher-provided");
            json.writeStringProperty("padding", padding);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}
