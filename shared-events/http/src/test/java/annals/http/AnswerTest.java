package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class AnswerTest {

    private static String body(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void successIsJsonWithALineEnd() {
        var answer = Answer.json("{\"a\":1}".getBytes(StandardCharsets.UTF_8)).with("X-A", "b");
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.headers()).containsEntry("X-A", "b");
        assertThat(body(answer)).isEqualTo("{\"a\":1}\n");
    }

    @Test
    void aProblemHasItsMembersInOrderAndNothingEscaped() {
        var error = new Problem.Error("<&>", "query.limit", 0);
        assertThat(body(Answer.of(Problem.of(422, "a > b", List.of(error)))))
                .isEqualTo(
                        "{\"title\":\"Unprocessable Entity\",\"status\":422,\"detail\":\"a >"
                            + " b\",\"errors\":[{\"message\":\"<&>\",\"location\":\"query.limit\",\"value\":0}]}\n");
    }

    @Test
    void aProblemCanQuoteTheDeepestBody() {
        var deepest = Json.tree("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH));
        var error = new Problem.Error("expected object", "body", deepest);
        assertThat(body(Answer.of(Problem.of(422, "validation failed", List.of(error)))))
                .contains("\"value\":[[[");
    }

    @Test
    void aProblemCanQuoteWhatIsNoText() {
        var error = new Problem.Error("no", "body", "a\ud800\u0000b");
        assertThat(body(Answer.of(Problem.of(422, "validation failed", List.of(error)))))
                .contains("\"value\":\"a?\\u0000b\"");
    }
}
