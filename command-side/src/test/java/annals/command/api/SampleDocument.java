package annals.command.api;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A {@code server.json} for tests, good unless it is changed. */
final class SampleDocument {

    private final ObjectNode json;

    private SampleDocument(ObjectNode json) {
        this.json = json;
    }

    static SampleDocument of(String name, String version) {
        return new SampleDocument(
                JsonMapper.shared()
                        .createObjectNode()
                        .put(
                                "$schema",
                                "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json")
                        .put("name", name)
                        .put("description", "Tells the weather")
                        .put("version", version));
    }

    SampleDocument with(String property, String value) {
        json.put(property, value);
        return this;
    }

    SampleDocument withRemote(String url) {
        json.withArray("remotes").addObject().put("type", "streamable-http").put("url", url);
        return this;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
