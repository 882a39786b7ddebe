package annals.command.admission.document;

import static annals.command.admission.document.Trees.meta;
import static annals.command.admission.document.Trees.tree;
import static annals.command.admission.document.Trees.whole;
import static annals.command.admission.document.Trees.wholeWith;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** How a document that was read is written. */
class ServerDocumentTest {

    @Test
    void keepsAWholeDocumentAsItIs() {
        assertThat(json(whole())).isEqualTo(JsonText.of(whole()));
    }

    @Test
    void hasTheOrderOfTheOfficialApi() {
        assertThat(json(reversed(whole()))).isEqualTo(JsonText.of(withPublisherReversed(whole())));
    }

    @Test
    void leavesOutNullsAndZeroValues() {
        var document =
                tree(
                        """
                        {'$schema': 's', 'name': 'a/b', 'description': 'd', 'version': '1',
                         'title': null, 'websiteUrl': '', 'icons': [], 'remotes': null,
                         'repository': {'url': '', 'source': 'github', 'id': null},
                         'packages': [{'registryType': 'npm', 'identifier': 'x',
                            'registryBaseUrl': '', 'runtimeHint': '',
                            'transport': {'type': '', 'url': '', 'headers': []},
                            'runtimeArguments': [],
                            'packageArguments': [{'type': '', 'name': '', 'valueHint': '',
                                'isRepeated': false, 'isRequired': false, 'choices': []}],
                            'environmentVariables': [{'name': '', 'value': '', 'default': '',
                                'isSecret': false, 'placeholder': '', 'format': null}]}]}
                        """);
        assertThat(json(document))
                .isEqualTo(
                        text(
                                """
                                {'$schema': 's', 'name': 'a/b', 'description': 'd',
                                 'repository': {'source': 'github'}, 'version': '1',
                                 'packages': [{'registryType': 'npm', 'identifier': 'x',
                                    'transport': {'type': ''},
                                    'packageArguments': [{'type': ''}],
                                    'environmentVariables': [{'name': ''}]}]}
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'repository': {}}",
                "{'_meta': {}}",
                "{'_meta': {'io.modelcontextprotocol.registry/publisher-provided': {}}}",
                "{'remotes': [{'type': 'sse', 'variables': {}}]}",
                "{'remotes': [{'type': 'sse', 'variables': {'a': {}}}]}",
                "{'remotes': [{'type': 'sse', 'headers': [{'variables': {}, 'name': 'x'}]}]}",
                "{'remotes': [{'type': 'sse'}, {'type': 'sse'}, {'type': ''}]}"
            })
    void keepsObjectsThatWereSentEvenIfEmpty(String json) {
        var document = Trees.small();
        document.setAll((ObjectNode) tree(json));
        assertThat(tree(json(document))).isEqualTo(document);
    }

    @Test
    void keepsWhatThePublisherProvides() {
        var meta = meta(tree("{'z': null, 'a': {'': ''}, 'm': [[], {}, false, 0, '']}"));
        assertThat(json(wholeWith("/_meta", meta)))
                .endsWith("\"_meta\":" + JsonText.of(meta) + "}");
    }

    @Test
    void writesNumbersAsGoDoes() {
        var meta = meta(tree("{'n': [166.0, 1e21, 0.0000001, 12345678901234567890123]}"));
        assertThat(json(wholeWith("/_meta", meta)))
                .endsWith("{\"n\":[166,1e+21,1e-7,12345678901234567890123]}}}");
    }

    @Test
    void saysTheSameInItsContent() {
        var content = Readings.value(StrictDocument.read(whole())).content();
        assertThat(content.schema()).endsWith("/2025-12-11/server.schema.json");
        assertThat(content.packages().getFirst().transport().headers().getFirst())
                .satisfies(
                        header -> {
                            assertThat(header.name()).isEqualTo("X-User");
                            assertThat(header.input().isSecret()).isTrue();
                            assertThat(header.input().choices()).containsExactly("me", "you");
                            assertThat(header.variables()).containsKey("user");
                        });
        assertThat(content.packages().getFirst().runtimeArguments().getFirst())
                .satisfies(
                        argument -> {
                            assertThat(argument.input().defaultValue()).isEqualTo("80");
                            assertThat(argument.isRepeated()).isTrue();
                        });
        assertThat(ServerDocument.of(content).json()).isEqualTo(JsonText.of(whole()));
    }

    /** The same document with the properties of every object in the opposite order. */
    private static JsonNode reversed(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var reversed = JsonNodeFactory.instance.objectNode();
                for (var entry : List.copyOf(object.properties()).reversed()) {
                    reversed.set(entry.getKey(), reversed(entry.getValue()));
                }
                yield reversed;
            }
            case ArrayNode array -> {
                var reversed = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> reversed.add(reversed(element)));
                yield reversed;
            }
            default -> node;
        };
    }

    private static JsonNode withPublisherReversed(ObjectNode document) {
        document.set("_meta", reversed(document.get("_meta")));
        return document;
    }

    private static String text(String json) {
        return JsonText.of(tree(json));
    }

    private static String json(JsonNode body) {
        return Readings.value(StrictDocument.read(body)).json();
    }
}
