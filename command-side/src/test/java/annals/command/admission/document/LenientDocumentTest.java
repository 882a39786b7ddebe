package annals.command.admission.document;

import static annals.command.admission.document.Trees.tree;
import static annals.command.admission.document.Trees.wholeWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.http.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;

class LenientDocumentTest {

    @Test
    void aWholeDocumentStaysAsItIs() {
        assertThat(json(Trees.whole())).isEqualTo(JsonText.of(Trees.whole()));
    }

    @Test
    void unknownPropertiesAreDropped() {
        var document =
                tree(
                        """
                        {'$schema': 's', 'name': 'com.example/weather', 'description': 'd',
                         'version': '1', 'status': 'active', 'repository': {'stars': 5},
                         'packages': [{'registryType': 'npm', 'identifier': 'x', 'size': 1,
                            'transport': {'type': 'stdio', 'speed': 'high'}}],
                         '_meta': {'com.example/other': {'a': 1}}}
                        """);
        assertThat(json(document))
                .isEqualTo(
                        text(
                                """
                                {'$schema': 's', 'name': 'com.example/weather', 'description': 'd',
                                 'repository': {}, 'version': '1',
                                 'packages': [{'registryType': 'npm', 'identifier': 'x',
                                    'transport': {'type': 'stdio'}}],
                                 '_meta': {}}
                                """));
    }

    @Test
    void whatIsMissingBecomesTheZeroValue() {
        var document =
                tree(
                        """
                        {'name': 'com.example/weather', 'version': '1', 'description': null,
                         'packages': [{'environmentVariables': [{}, null]}, null],
                         'remotes': [{'headers': [{'choices': [null]}],
                                      'variables': {'a': null}}],
                         'icons': [{}]}
                        """);
        assertThat(json(document))
                .isEqualTo(
                        text(
                                """
                                {'$schema': '', 'name': 'com.example/weather', 'description': '',
                                 'version': '1', 'icons': [{'src': ''}],
                                 'packages': [
                                    {'registryType': '', 'identifier': '',
                                     'transport': {'type': ''},
                                     'environmentVariables': [{'name': ''}, {'name': ''}]},
                                    {'registryType': '', 'identifier': '',
                                     'transport': {'type': ''}}],
                                 'remotes': [{'type': '',
                                     'headers': [{'choices': [''], 'name': ''}],
                                     'variables': {'a': {}}}]}
                                """));
    }

    @Test
    void textsOutsideTheRulesOfTheGateStay() {
        var document =
                tree(
                        """
                        {'$schema': 'ht tp://x', 'name': 'com.example/weather',
                         'description': '%s', 'version': '1', 'websiteUrl': '%%zz',
                         'packages': [{'registryType': 'npm', 'identifier': 'x',
                            'fileSha256': 'ABC', 'transport': {'type': 'stdio'},
                            'environmentVariables': [{'format': 'url', 'name': 'X'}]}]}
                        """
                                .formatted("d".repeat(101)));
        assertThat(json(document)).isEqualTo(JsonText.of(document));
    }

    @Test
    void namesOfPropertiesMatchInAnyLetterCase() {
        var document =
                tree(
                        """
                        {'$schema': 's', 'NAME': 'com.example/weather', 'description': 'd',
                         'Version': '1', 'version': '2', 'TITLE': 'a', 'Title': 'b'}
                        """);
        assertThat(json(document))
                .isEqualTo(
                        text(
                                """
                                {'$schema': 's', 'name': 'com.example/weather',
                                 'description': 'd', 'title': 'b', 'version': '2'}
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/title|1|expected string|document.title",
                "/packages|{}|expected array|document.packages",
                "/packages/0/transport|'stdio'|expected object|document.packages[0].transport",
                "/remotes/0/headers|[1]|expected object|document.remotes[0].headers[0]",
                "/icons/0/sizes/0|48|expected string|document.icons[0].sizes[0]"
            })
    void aWrongTypeIsRefused(String pointer, String json, String message, String location) {
        assertThat(findings(wholeWith(pointer, tree(json))))
                .extracting(Problem.Error::message, Problem.Error::location)
                .containsExactly(tuple(message, location));
    }

    @ParameterizedTest
    @CsvSource({
        "/name, kbag",
        "/name, ''",
        "/name, a/b/c",
        "/version, ''",
    })
    void aNameOrVersionThatCannotBeAddressedIsRefused(String pointer, String text) {
        var document = wholeWith(pointer, JsonNodeFactory.instance.stringNode(text));
        assertThat(findings(document))
                .isNotEmpty()
                .allMatch(
                        finding ->
                                ("document" + pointer.replace('/', '.'))
                                        .equals(finding.location()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\uD800", "\uDC00x", "x\uD800x"})
    void whatCannotBeStoredIsRefused(String text) {
        assertThat(findings(wholeWith("/title", JsonNodeFactory.instance.stringNode(text))))
                .extracting(Problem.Error::message, Problem.Error::location)
                .containsExactly(
                        tuple(
                                "expected string without U+0000 and lone surrogates",
                                "document.title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'text'", "{}"})
    void whatIsNoDocumentIsRefused(String json) {
        assertThat(findings(tree(json))).isNotEmpty();
    }

    private static String text(String json) {
        return JsonText.of(tree(json));
    }

    private static String json(JsonNode document) {
        return Readings.value(LenientDocument.read(document)).json();
    }

    private static List<Problem.Error> findings(JsonNode document) {
        return Readings.findings(LenientDocument.read(document));
    }
}
