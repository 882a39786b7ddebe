package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnstorableTextTest extends OverTheWire {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            textBlock =
                    """
                    "\\u0000"                               ~ body                        ~ string        ~ U+0000
                    "\\ud800"                               ~ body                        ~ string        ~ U+D800
                    {"description":"a\\u0000b"}             ~ body.description            ~ string        ~ U+0000
                    {"packages":[{"identifier":"\\udfff"}]} ~ body.packages[0].identifier ~ string        ~ U+DFFF
                    {"a":[1,[{"b":"\\udc00\\ud800"}]]}      ~ body.a[1][0].b              ~ string        ~ U+DC00
                    {"a":"🦊\\ud83e"}                       ~ body.a                      ~ string        ~ U+D83E
                    {"a":{"x\\u0000":1}}                    ~ body.a                      ~ property name ~ U+0000
                    {"\\udd8a":{"a":"\\u0000"}}             ~ body                        ~ property name ~ U+DD8A
                    """)
    void eachIsToldWithItsPlace(String json, String location, String what, String character) {
        assertThat(UnstorableText.in(Json.tree(json)))
                .containsExactly(
                        new Problem.Error(
                                "expected %s without U+0000 and lone surrogates, found %s"
                                        .formatted(what, character),
                                location,
                                null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\\ud83e\\udd8a\"", "{\"🦊\":[\"\\u0001\\uffff\"]}", "null", "1.5", "[]"})
    void allElseCanBeStored(String json) {
        assertThat(UnstorableText.in(Json.tree(json))).isEmpty();
    }

    @Test
    void allAreToldAtOnceButNotThousands() {
        assertThat(UnstorableText.in(Json.tree("[\"\\u0000\",\"a\",\"\\u0000\"]"))).hasSize(2);
        assertThat(UnstorableText.in(Json.tree("[" + "\"\\u0000\",".repeat(999) + "1]")))
                .hasSize(50);
    }

    @Test
    void theBodyIsRefused() {
        assertThat(wire().send("POST", "/v0.1/publish", "{\"title\":\"\\u0000\"}"))
                .isEqualTo(
                        problem(
                                422,
                                "{\"title\":\"Unprocessable"
                                    + " Entity\",\"status\":422,\"detail\":\"validation"
                                    + " failed\",\"errors\":[{\"message\":\"expected string without"
                                    + " U+0000 and lone surrogates, found"
                                    + " U+0000\",\"location\":\"body.title\"}]}"));
    }
}
