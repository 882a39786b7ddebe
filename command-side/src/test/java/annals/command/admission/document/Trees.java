package annals.command.admission.document;

import tools.jackson.core.JsonPointer;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON trees for tests, written with single quotes. */
final class Trees {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    /** A document that has every property once, each with a value that is kept as it is. */
    private static final String WHOLE =
            """
            {'$schema': 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
             'name': 'com.example/weather',
             'description': 'Tells the weather',
             'title': 'Weather',
             'repository': {'url': 'https://github.com/example/weather', 'source': 'github',
                            'id': '1', 'subfolder': 'servers/weather'},
             'version': '1.0.0',
             'websiteUrl': 'https://example.com/weather',
             'icons': [{'src': 'https://example.com/icon.png', 'mimeType': 'image/png',
                        'sizes': ['48x48', 'any'], 'theme': 'dark'}],
             'packages': [{
                'registryType': 'npm',
                'registryBaseUrl': 'https://registry.npmjs.org',
                'identifier': '@example/weather',
                'version': '1.0.0',
                'fileSha256': '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
                'runtimeHint': 'npx',
                'transport': {'type': 'streamable-http', 'url': 'http://localhost:{port}/mcp',
                    'headers': [{'description': 'Who asks', 'isRequired': true, 'format': 'string',
                        'value': '{user}', 'isSecret': true, 'default': 'me', 'placeholder': 'you',
                        'choices': ['me', 'you'],
                        'variables': {'user': {'description': 'Name'}},
                        'name': 'X-User'}],
                    'variables': {'port': {'format': 'number'}}},
                'runtimeArguments': [{'description': 'Port', 'isRequired': true,
                    'format': 'number', 'value': '{port}', 'isSecret': true, 'default': '80',
                    'placeholder': '8080', 'choices': ['80', '8080'],
                    'variables': {'port': {'isSecret': true}},
                    'type': 'named', 'name': '--port', 'valueHint': 'a port',
                    'isRepeated': true}],
                'packageArguments': [{'value': 'serve', 'type': 'positional'}],
                'environmentVariables': [{'format': 'filepath', 'name': 'CACHE'}]}],
             'remotes': [{'type': 'sse', 'url': 'https://example.com/sse'}],
             '_meta': {'io.modelcontextprotocol.registry/publisher-provided':
                {'tool': 'ci', 'build': {'number': 7, 'share': 0.5, 'tags': [null, true]}}}}
            """;

    private Trees() {}

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static ObjectNode whole() {
        return (ObjectNode) tree(WHOLE);
    }

    /** The smallest document. */
    static ObjectNode small() {
        return (ObjectNode)
                tree(
                        """
                        {'$schema': 'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
                         'name': 'com.example/weather',
                         'description': 'Tells the weather',
                         'version': '1.0.0'}
                        """);
    }

    /** The whole document with another value at a place. */
    static ObjectNode wholeWith(String pointer, JsonNode value) {
        return with(whole(), pointer, value);
    }

    static ObjectNode with(ObjectNode document, String pointer, JsonNode value) {
        var place = JsonPointer.compile(pointer);
        switch (document.at(place.head())) {
            case ObjectNode parent -> parent.set(place.last().getMatchingProperty(), value);
            case ArrayNode parent -> parent.set(place.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException("no parent: " + pointer);
        }
        return document;
    }

    /** The whole document without a property. */
    static ObjectNode wholeWithout(String pointer) {
        var document = whole();
        var place = JsonPointer.compile(pointer);
        ((ObjectNode) document.at(place.head())).remove(place.last().getMatchingProperty());
        return document;
    }

    /** The {@code _meta} of a document with what its publisher provides. */
    static JsonNode meta(JsonNode publisherProvided) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("io.modelcontextprotocol.registry/publisher-provided", publisherProvided);
    }
}
