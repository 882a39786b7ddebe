package annals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest extends OverTheWire {

    @ParameterizedTest
    @CsvSource({
        "search=a+b%20c%2B, a b c+",
        "search=a&search=b, a",
        "search, true",
        "se%61rch=x, x",
        "search=a=b, a=b",
        "x=1&&search=%F0%9F%A6%8A&, 🦊",
        "search==, =",
    })
    void aTextIsReadAsTheOfficialServiceReadsIt(String query, String text) {
        assertThat(QueryParameters.of(query).text("search")).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "search=", "search=&search=b", "Search=a", "=a"})
    void anEmptyOrAbsentTextIsNotGiven(String query) {
        assertThat(QueryParameters.of(query).text("search")).isEmpty();
    }

    @Test
    void allTextsOfARepeatedParameterAreRead() {
        var parameters = QueryParameters.of("type=a&x=1&type=&type=b%20c");
        assertThat(parameters.texts("type")).containsExactly("a", "b c");
        assertThat(parameters.texts("none")).isEmpty();
        assertThat(parameters.ignored()).containsExactly("x");
    }

    @Test
    void noQueryIsFine() {
        assertThat(QueryParameters.of((@Nullable String) null).integer("limit", 30, 1, 100))
                .isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"limit=1, 1", "limit=100, 100", "limit=%2B7, 7", "limit=007, 7", "limit=, 30"})
    void aNumberIsRead(String query, int number) {
        var parameters = QueryParameters.of(query);
        assertThat(parameters.integer("limit", 30, 1, 100)).isEqualTo(number);
        parameters.check();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    limit=0,                    expected number >= 1
                    limit=-5,                   expected number >= 1
                    limit=101,                  expected number <= 100
                    limit=9223372036854775807,  expected number <= 100
                    limit=9223372036854775808,  invalid integer
                    limit=abc,                  invalid integer
                    limit=1.0,                  invalid integer
                    limit=0x1,                  invalid integer
                    limit=+5,                   invalid integer
                    limit=%D9%A5,               invalid integer
                    limit,                      invalid integer
                    """)
    void aNumberOutOfBoundsIsAFinding(String query, String message) {
        var parameters = QueryParameters.of(query);
        assertThat(parameters.integer("limit", 30, 1, 100)).isEqualTo(30);
        assertThatThrownBy(parameters::check)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.problem().errors())
                                        .extracting(Problem.Error::message)
                                        .containsExactly(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "true", "True", "TRUE"})
    void manyWordsAreTrue(String word) {
        assertThat(QueryParameters.of("deleted=" + word).truth("deleted")).hasValue(true);
        assertThat(QueryParameters.of("deleted").truth("deleted")).hasValue(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "false", "False", "FALSE"})
    void manyWordsAreFalse(String word) {
        assertThat(QueryParameters.of("deleted=" + word).truth("deleted")).hasValue(false);
    }

    @Test
    void allFindingsComeTogether() {
        assertThat(wire().get("/v0.1/servers?include_deleted=yes&limit=0&limit=5"))
                .isEqualTo(
                        problem(
                                422,
                                "{\"title\":\"Unprocessable"
                                    + " Entity\",\"status\":422,\"detail\":\"validation"
                                    + " failed\",\"errors\":[{\"message\":\"expected number >="
                                    + " 1\",\"location\":\"query.limit\",\"value\":0},{\"message\":\"invalid"
                                    + " boolean\",\"location\":\"query.include_deleted\",\"value\":\"yes\"}]}"));
    }

    @Test
    void whatNobodyAskedForIsKnown() {
        assertThat(wire().get("/v0.1/servers?q=a&limit=2&Limit=3&q=b"))
                .endsWith("\n\n{\"limit\":2,\"ignored\":[\"q\",\"Limit\"]}\n");
    }

    @Test
    void aBrokenEscapeIsNeverGuessed() {
        assertThatThrownBy(() -> QueryParameters.of("search=%zz"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Invalid request: invalid escape \"%zz\"");
    }
}
