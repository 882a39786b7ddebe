package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.http.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {

    private static MockHttpServletRequest with(String... keys) {
        var request = new MockHttpServletRequest();
        for (var key : keys) {
            request.addHeader("Idempotency-Key", key);
        }
        return request;
    }

    @Test
    void whoSendsNoneHasNone() {
        assertThat(IdempotencyKey.of(with())).isEmpty();
    }

    @Test
    void itIsTakenAsItIsQuotesIncluded() {
        assertThat(IdempotencyKey.of(with("\"a b~\""))).contains("\"a b~\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00e9", "a\u0000", "\u007f", "a\tb"})
    void whatCannotBePrintedInAsciiIsNone(String text) {
        assertThatThrownBy(() -> IdempotencyKey.of(with(text)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(422));
    }

    @Test
    void twoAreNone() {
        assertThatThrownBy(() -> IdempotencyKey.of(with("a", "b")))
                .isInstanceOf(ProblemException.class);
    }
}
