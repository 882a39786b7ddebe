package annals.command.admission.document;

import static annals.command.admission.document.Trees.meta;
import static annals.command.admission.document.Trees.tree;
import static annals.command.admission.document.Trees.whole;
import static annals.command.admission.document.Trees.wholeWith;
import static annals.command.admission.document.Trees.wholeWithout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import annals.http.Problem;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

class StrictDocumentTest {

    @Test
    void theWholeFormatIsAccepted() {
        assertThat(findings(whole())).isEmpty();
    }

    @Nested
    class RequiredProperties {

        @ParameterizedTest
        @CsvSource({
            "/$schema, body",
            "/name, body",
            "/description, body",
            "/version, body",
            "/icons/0/src, body.icons[0]",
            "/packages/0/registryType, body.packages[0]",
            "/packages/0/identifier, body.packages[0]",
            "/packages/0/transport, body.packages[0]",
            "/packages/0/transport/type, body.packages[0].transport",
            "/packages/0/transport/headers/0/name, body.packages[0].transport.headers[0]",
            "/packages/0/runtimeArguments/0/type, body.packages[0].runtimeArguments[0]",
            "/packages/0/packageArguments/0/type, body.packages[0].packageArguments[0]",
            "/packages/0/environmentVariables/0/name, body.packages[0].environmentVariables[0]",
            "/remotes/0/type, body.remotes[0]"
        })
        void missingIsFoundAtTheObjectThatShouldHaveIt(String pointer, String location) {
            var document = wholeWithout(pointer);
            String property = pointer.substring(pointer.lastIndexOf('/') + 1);
            String message = "expected required property " + property + " to be present";
            var parent = document.at(pointer.substring(0, pointer.lastIndexOf('/')));
            assertThat(findings(document))
                    .containsExactly(new Problem.Error(message, location, parent));
        }

        @ParameterizedTest
        @CsvSource({
            "/name, expected string, body.name",
            "/packages/0/transport, expected object, body.packages[0].transport"
        })
        void nullIsOfTheWrongType(String pointer, String message, String location) {
            assertThat(findings(wholeWith(pointer, tree("null"))))
                    .containsExactly(new Problem.Error(message, location, null));
        }

        @Test
        void allOthersMayBeLeftOut() {
            assertThat(findings(Trees.small())).isEmpty();
            for (var optional :
                    tree(
                            """
                            [{'repository': {}}, {'icons': [{'src': ''}]}, {'icons': []},
                             {'packages': [{'registryType': 'a', 'identifier': 'b',
                                            'transport': {'type': ''}}]},
                             {'remotes': [{'type': '', 'headers': [{'name': ''}]}]},
                             {'_meta': {}}]
                            """)) {
                var document = Trees.small();
                document.setAll((ObjectNode) optional);
                assertThat(findings(document)).isEmpty();
            }
        }
    }

    @Nested
    class WrongTypes {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "/$schema|1|string|body.$schema",
                    "/title|true|string|body.title",
                    "/repository|'x'|object|body.repository",
                    "/repository/id|1|string|body.repository.id",
                    "/icons|{}|array|body.icons",
                    "/icons/0|'x'|object|body.icons[0]",
                    "/icons/0/sizes|'any'|array|body.icons[0].sizes",
                    "/icons/0/sizes/1|2|string|body.icons[0].sizes[1]",
                    "/icons/0/sizes/1|null|string|body.icons[0].sizes[1]",
                    "/packages|'x'|array|body.packages",
                    "/packages/0|null|object|body.packages[0]",
                    "/packages/0|[]|object|body.packages[0]",
                    "/packages/0/transport|[]|object|body.packages[0].transport",
                    "/packages/0/transport/variables|[]|object|body.packages[0].transport.variables",
                    "/packages/0/transport/variables/port|'x'|object|body.packages[0].transport.variables.port",
                    "/packages/0/transport/variables/port|null|object|body.packages[0].transport.variables.port",
                    "/packages/0/transport/variables/port/isSecret|'x'|boolean|body.packages[0].transport.variables.port.isSecret",
                    "/packages/0/runtimeArguments/0/isRequired|'true'|boolean|body.packages[0].runtimeArguments[0].isRequired",
                    "/packages/0/runtimeArguments/0/isRepeated|1|boolean|body.packages[0].runtimeArguments[0].isRepeated",
                    "/packages/0/runtimeArguments/0/choices/0|1|string|body.packages[0].runtimeArguments[0].choices[0]",
                    "/packages/0/runtimeArguments/0/variables/port|[]|object|body.packages[0].runtimeArguments[0].variables.port",
                    "/packages/0/packageArguments/0/value|0|string|body.packages[0].packageArguments[0].value",
                    "/packages/0/environmentVariables/0/default|false|string|body.packages[0].environmentVariables[0].default",
                    "/remotes/0/url|{}|string|body.remotes[0].url",
                    "/remotes/0/headers|{}|array|body.remotes[0].headers",
                    "/_meta|'x'|object|body._meta",
                    "/_meta/io.modelcontextprotocol.registry@1publisher-provided|[]|object|body._meta.io.modelcontextprotocol.registry/publisher-provided"
                })
        void aWrongTypeIsFound(String pointer, String json, String type, String location) {
            var found = tree(json);
            var value = found.isNull() ? null : found;
            assertThat(findings(wholeWith(pointer.replace('@', '~'), found)))
                    .containsExactly(new Problem.Error("expected " + type, location, value));
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "'text'", "1", "true", "null"})
        void aBodyIsAnObject(String json) {
            var found = tree(json);
            assertThat(findings(found))
                    .containsExactly(
                            new Problem.Error(
                                    "expected object", "body", found.isNull() ? null : found));
        }
    }

    @Nested
    class RulesForTexts {

        private static final String NAME = "^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$";
        private static final String MIME_TYPES =
                "\"image/png, image/jpeg, image/jpg, image/svg+xml, image/webp\"";

        @Test
        void lengthsAreFoundOnBothEnds() {
            refused("/$schema", "", "expected length >= 1");
            refused("/description", "", "expected length >= 1");
            refused("/description", "d".repeat(101), "expected length <= 100");
            refused("/title", "", "expected length >= 1");
            refused("/title", "t".repeat(101), "expected length <= 100");
            refused("/version", "", "expected length >= 1");
            refused("/version", "1".repeat(256), "expected length <= 255");
            refused("/name", "a/" + "b".repeat(199), "expected length <= 200");
            refused("/icons/0/src", "s".repeat(256), "expected length <= 255");
            refused("/packages/0/registryType", "", "expected length >= 1");
            refused("/packages/0/identifier", "", "expected length >= 1");
            refused("/packages/0/version", "", "expected length >= 1");
            refused("/packages/0/version", "1".repeat(256), "expected length <= 255");
        }

        @Test
        void theLongestAndTheShortestAreAccepted() {
            accepted("/$schema", "x");
            accepted("/description", "d");
            accepted("/description", "d".repeat(100));
            accepted("/title", "t");
            accepted("/title", "t".repeat(100));
            accepted("/version", "1");
            accepted("/version", "1".repeat(255));
            accepted("/name", "a/b");
            accepted("/name", "a/" + "b".repeat(198));
            accepted("/icons/0/src", "s".repeat(255));
            accepted("/packages/0/version", "1");
            accepted("/packages/0/version", "1".repeat(255));
        }

        @Test
        void lengthsCountCodePoints() {
            accepted("/description", "😀".repeat(100));
            refused("/description", "😀".repeat(101), "expected length <= 100");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "com.example.server",
                    "com.example/server/path",
                    "com.example//server",
                    "/server",
                    "com.example/",
                    "com_example/server",
                    "com.example/sérver",
                    "com.example/server\n",
                    "com.example/a b"
                })
        void aNameHasOneSlashAndFewKindsOfCharacters(String name) {
            refused("/name", name, "expected string to match pattern " + NAME);
        }

        @Test
        void aShortNameBreaksTwoRules() {
            assertThat(findings(wholeWith("/name", string("ab"))))
                    .extracting(Problem.Error::message)
                    .containsExactly(
                            "expected length >= 3", "expected string to match pattern " + NAME);
        }

        @Test
        void aHashIsLowerCaseHex() {
            String message = "expected string to match pattern ^[a-f0-9]{64}$";
            accepted("/packages/0/fileSha256", "a".repeat(64));
            refused("/packages/0/fileSha256", "A".repeat(64), message);
            refused("/packages/0/fileSha256", "a".repeat(63), message);
            refused("/packages/0/fileSha256", "a".repeat(65), message);
            refused("/packages/0/fileSha256", "a".repeat(64) + "\n", message);
            refused("/packages/0/fileSha256", "", message);
        }

        @Test
        void someTextsAreWordsOfAList() {
            String formats = "\"string, number, boolean, filepath\"";
            accepted("/icons/0/theme", "light");
            refused("/icons/0/theme", "Light", oneOf("\"light, dark\""));
            accepted("/icons/0/mimeType", "image/svg+xml");
            refused("/icons/0/mimeType", "image/gif", oneOf(MIME_TYPES));
            accepted("/packages/0/environmentVariables/0/format", "boolean");
            refused("/packages/0/environmentVariables/0/format", "", oneOf(formats));
            refused("/packages/0/runtimeArguments/0/format", "path", oneOf(formats));
            refused("/packages/0/transport/headers/0/format", "url", oneOf(formats));
            refused("/packages/0/transport/variables/port/format", "int", oneOf(formats));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/$schema",
                    "/repository/url",
                    "/websiteUrl",
                    "/icons/0/src",
                    "/packages/0/registryBaseUrl"
                })
        void aUrlIsRefusedOnlyIfItCannotBeParsed(String pointer) {
            accepted(pointer, "example.com/relative");
            accepted(pointer, "https://example.com/{x} y");
            refused(
                    pointer,
                    "ht tp://x",
                    "expected string to be RFC 3986 uri: parse \"ht tp://x\": first path segment"
                            + " in URL cannot contain colon");
        }

        @Test
        void otherTextsAreFree() {
            accepted("/packages/0/registryType", "gem");
            accepted("/packages/0/transport/type", "");
            accepted("/packages/0/transport/url", "http://{host}:{port}/mcp");
            accepted("/packages/0/runtimeArguments/0/type", "");
            accepted("/packages/0/environmentVariables/0/name", "");
            accepted("/icons/0/sizes/0", "48");
            accepted("/repository/source", "bitbucket");
            accepted("/remotes/0/url", "ht tp://x");
            accepted("/version", "latest");
        }

        private static String oneOf(String words) {
            return "expected value to be one of " + words;
        }

        private static void accepted(String pointer, String text) {
            assertThat(findings(wholeWith(pointer, string(text)))).isEmpty();
        }

        private static void refused(String pointer, String text, String message) {
            String location = "body" + pointer.replaceAll("/(\\d+)", "[$1]").replace('/', '.');
            assertThat(findings(wholeWith(pointer, string(text))))
                    .containsExactly(new Problem.Error(message, location, string(text)));
        }
    }

    @Nested
    class UnknownProperties {

        @ParameterizedTest
        @CsvSource({
            "'', body",
            "/repository, body.repository",
            "/icons/0, body.icons[0]",
            "/packages/0, body.packages[0]",
            "/packages/0/transport, body.packages[0].transport",
            "/packages/0/transport/headers/0, body.packages[0].transport.headers[0]",
            "/packages/0/transport/variables/port, body.packages[0].transport.variables.port",
            "/packages/0/runtimeArguments/0, body.packages[0].runtimeArguments[0]",
            "/packages/0/environmentVariables/0, body.packages[0].environmentVariables[0]",
            "/remotes/0, body.remotes[0]",
            "/_meta, body._meta"
        })
        void isUnexpectedWithTheObjectThatHasIt(String pointer, String location) {
            var document = wholeWith(pointer + "/status", string("active"));
            assertThat(findings(document))
                    .containsExactly(
                            new Problem.Error(
                                    "unexpected property",
                                    location + ".status",
                                    document.at(pointer)));
        }

        @Test
        void isUnexpectedEvenIfNull() {
            assertThat(findings(wholeWith("/status", tree("null"))))
                    .extracting(Problem.Error::message)
                    .containsExactly("unexpected property");
        }

        @Test
        void whatThePublisherProvidesIsFree() {
            var anything = tree("{'a': [1, {'$schema': null}], '': 'x', 'status': {}}");
            assertThat(findings(wholeWith("/_meta", meta(anything)))).isEmpty();
        }
    }

    @Nested
    class NumbersOfThePublisher {

        @ParameterizedTest
        @ValueSource(strings = {"1e400", "-1e400", "[{'a': 1e400}]"})
        void fitA64BitFloat(String json) {
            assertThat(findings(wholeWith("/_meta", meta(tree("{'n': " + json + "}")))))
                    .extracting(Problem.Error::message)
                    .containsExactly("expected number that fits a 64-bit float");
        }

        @Test
        void mayBeAnyIntegerWithinIt() {
            var number = tree("{'n': " + "9".repeat(300) + "}");
            assertThat(findings(wholeWith("/_meta", meta(number)))).isEmpty();
        }
    }

    @Nested
    class WhatCouldNotBeStored {

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "\uD800", "\uDC00x"})
        void isRefusedWithoutShowingIt(String text) {
            assertThat(findings(wholeWith("/title", string(text))))
                    .containsExactly(
                            new Problem.Error(
                                    "expected string without U+0000 and lone surrogates",
                                    "body.title",
                                    null));
        }
    }

    @Nested
    class LetterCaseOfNames {

        @Test
        void doesNotMatter() {
            var document =
                    tree(
                            """
                            {'$SCHEMA': 'x', 'Name': 'com.example/weather', 'DESCRIPTION': 'd',
                             'Version': '1', 'RePository': {'URL': 'u'},
                             '_META': {'IO.modelcontextprotocol.registry/Publisher-Provided':
                                {'Key': 1}}}
                            """);
            assertThat(Readings.value(StrictDocument.read(document)).json())
                    .isEqualTo(
                            text(
                                    """
                                    {'$schema': 'x', 'name': 'com.example/weather',
                                     'description': 'd', 'repository': {'url': 'u'},
                                     'version': '1',
                                     '_meta': {'io.modelcontextprotocol.registry/publisher-provided':
                                        {'Key': 1}}}
                                    """));
        }

        @Test
        void isWrittenAsDeclaredInLocations() {
            var document = Trees.small();
            document.set("Title", tree("1"));
            assertThat(findings(document))
                    .containsExactly(new Problem.Error("expected string", "body.title", tree("1")));
        }

        @Test
        void theExactSpellingWinsAndOthersAreUnexpected() {
            var document = Trees.small();
            document.set("VERSION", string(""));
            document.set("title", string("Right"));
            document.set("Title", tree("1"));
            assertThat(findings(document))
                    .containsExactly(
                            new Problem.Error("unexpected property", "body.VERSION", document),
                            new Problem.Error("unexpected property", "body.Title", document));
        }

        @Test
        void ofInexactSpellingsTheLastIsTakenAndOthersAreUnexpected() {
            var document = Trees.small();
            document.set("Title", tree("1"));
            document.set("TITLE", string("Right"));
            assertThat(findings(document))
                    .containsExactly(
                            new Problem.Error("unexpected property", "body.Title", document));
        }
    }

    @Nested
    class SeveralFindings {

        @Test
        void areListedAtOnceDeclaredOnesInAlphabeticalOrderThenUnexpectedOnes() {
            var document =
                    tree(
                            """
                            {'zebra': 1, 'version': '', 'name': 'x', 'packages': [
                                {'version': '1', 'bogus': 1},
                                {'identifier': '', 'registryType': 'npm', 'transport': {}}],
                             '$schema': 1, '_meta': {'other': {}}, 'ant': 2}
                            """);
            assertThat(findings(document))
                    .extracting(Problem.Error::location, Problem.Error::message)
                    .containsExactly(
                            at("body.$schema", "expected string"),
                            at("body._meta.other", "unexpected property"),
                            at("body", "expected required property description to be present"),
                            at("body.name", "expected length >= 3"),
                            at(
                                    "body.name",
                                    "expected string to match pattern"
                                            + " ^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$"),
                            at(
                                    "body.packages[0]",
                                    "expected required property identifier to be present"),
                            at(
                                    "body.packages[0]",
                                    "expected required property registryType to be present"),
                            at(
                                    "body.packages[0]",
                                    "expected required property transport to be present"),
                            at("body.packages[0].bogus", "unexpected property"),
                            at("body.packages[1].identifier", "expected length >= 1"),
                            at(
                                    "body.packages[1].transport",
                                    "expected required property type to be present"),
                            at("body.version", "expected length >= 1"),
                            at("body.zebra", "unexpected property"),
                            at("body.ant", "unexpected property"));
        }

        @Test
        void areListedUpToALimitAndCountedBeyond() {
            var icons = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < 1_234; i++) {
                icons.add(i);
            }
            var findings = findings(wholeWith("/icons", icons));
            assertThat(findings).hasSize(Findings.MAX_LISTED + 1);
            assertThat(findings.getLast())
                    .isEqualTo(Problem.Error.of("and 1134 more findings, which are not listed"));
        }

        @Test
        void doNotEchoALargeDocumentOverAndOver() {
            var document = whole();
            for (int i = 0; i < 10_000; i++) {
                document.put("k" + i + "x".repeat(80), "");
            }
            var findings = findings(document);
            assertThat(findings).allMatch(finding -> finding.value() == null);
            assertThat(findings.getFirst().location()).isEqualTo("body.k0" + "x".repeat(80));
        }

        @Test
        void doNotRepeatVeryLongTexts() {
            var findings = findings(wholeWith("/" + "😀".repeat(100_000), string("")));
            assertThat(findings)
                    .singleElement()
                    .extracting(Problem.Error::location, InstanceOfAssertFactories.STRING)
                    .endsWith("😀…")
                    .hasSizeLessThan(1_002);
        }

        private static Tuple at(String location, String message) {
            return tuple(location, message);
        }
    }

    private static JsonNode string(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    private static String text(String json) {
        return JsonText.of(tree(json));
    }

    private static List<Problem.Error> findings(JsonNode body) {
        return Readings.findings(StrictDocument.read(body));
    }
}
