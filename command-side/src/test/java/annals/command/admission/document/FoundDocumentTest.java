package annals.command.admission.document;

import static annals.command.admission.document.Trees.tree;

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

class FoundDocumentTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'version': '1', 'name': 'a/b'}",
                "{'name': 'a/b', 'version': 'latest', 'status': 'active', 'x': {'y': [null]}}",
                "{'name': 'a/b', 'version': '^1', 'packages': [], 'repository': {}, 'title': ''}",
                "{'name': 'a/b', 'version': '1', 'description': 5, 'packages': {'a': 'b'}}",
                "{'name': 'a/b', 'version': '1', 'Name': 'c/d', 'VERSION': 2}",
                "{'name': 'a/b', 'version': '1', 'isSecret': false, 'n': [1, 0.5, 100000000000000]}"
            })
    void aDocumentIsKeptAsItIs(String json) {
        var document = tree(json);
        assertThat(FoundDocument.read(document))
                .isEqualTo(
                        new Reading.Read<>(
                                new FoundDocument(
                                        "a/b",
                                        document.get("version").stringValue(),
                                        JsonText.of(document))));
    }

    @Test
    void onlyNumbersAreWrittenInOneWay() {
        var document = tree("{'name': 'a/b', 'version': '1', 'n': [166.0, 1e21, 1E-7]}");
        assertThat(FoundDocument.read(document))
                .isEqualTo(
                        new Reading.Read<>(
                                new FoundDocument(
                                        "a/b",
                                        "1",
                                        "{\"name\":\"a/b\",\"version\":\"1\","
                                                + "\"n\":[166,1e+21,1e-7]}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|expected object|document",
                "null|expected object|document",
                "'a/b'|expected object|document",
                "{'version': '1'}|expected required property name to be present|document",
                "{'name': 'a/b'}|expected required property version to be present|document",
                "{'Name': 'a/b', 'version': '1'}|expected required property name to be"
                        + " present|document",
                "{'name': null, 'version': '1'}|expected string|document.name",
                "{'name': 5, 'version': '1'}|expected string|document.name",
                "{'name': 'a/b', 'version': 1.0}|expected string|document.version",
                "{'name': 'a/b', 'version': ''}|expected length >= 1|document.version",
                "{'name': 'a/b/c', 'version': '1'}|expected string to match pattern"
                        + " ^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$|document.name",
                "{'name': 'a/b', 'version': '1', 'n': {'m': [1e999]}}|expected number that fits a"
                        + " 64-bit float|document.n.m[0]"
            })
    void isRefusedWithoutUsableNameVersionOrObject(String json, String message, String location) {
        assertThat(findings(tree(json)))
                .extracting(Problem.Error::message, Problem.Error::location)
                .containsExactly(tuple(message, location));
    }

    @Test
    void isRefusedIfNameOrVersionAreTooLong() {
        assertThat(findings(document("a/" + "b".repeat(199), "1"))).hasSize(1);
        assertThat(findings(document("a/b", "1".repeat(256)))).hasSize(1);
        assertThat(findings(document("a/" + "b".repeat(198), "1".repeat(255)))).isEmpty();
    }

    @Test
    void isRefusedIfItCouldNotBeStored() {
        var nodes = JsonNodeFactory.instance;
        var document = nodes.objectNode().put("name", "a/b").put("version", "1");
        document.putArray("list").add("fine \uD83D\uDE00").add("nul \u0000").add("half \uD83D");
        document.set("object", nodes.objectNode().put("key \uDE00", 1));
        assertThat(findings(document))
                .extracting(Problem.Error::message, Problem.Error::location)
                .containsExactly(
                        tuple(
                                "expected string without U+0000 and lone surrogates",
                                "document.list[1]"),
                        tuple(
                                "expected string without U+0000 and lone surrogates",
                                "document.list[2]"),
                        tuple(
                                "expected property name without U+0000 and lone surrogates",
                                "document.object"));
    }

    private static JsonNode document(String name, String version) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("version", version);
    }

    private static List<Problem.Error> findings(JsonNode document) {
        return Readings.findings(FoundDocument.read(document));
    }
}
