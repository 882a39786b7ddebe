package annals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

class ProblemsTest extends OverTheWire {

    private static final String UNEXPECTED =
            "{\"title\":\"Internal Server Error\",\"status\":500,\"detail\":\"An unexpected error"
                    + " happened and was logged; please report it\"}";

    private static final String AWAY =
            answer(
                    "503\nContent-Type: application/problem+json\nRetry-After: 2\nVary: Origin",
                    "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"The database"
                        + " cannot be reached or is busy at the moment; try again shortly\"}\n");

    @Test
    void anUnexpectedFailureTellsNothingOfItself() {
        assertThat(wire().get("/v0.1/broken")).isEqualTo(problem(500, UNEXPECTED));
    }

    /** Its last chunk never comes. */
    @Test
    void anAnswerThatBreaksInItsMiddleIsSeenToBeCut() {
        assertThat(wire().raw("GET /v0.1/half HTTP/1.1\r\nHost: registry.test\r\n\r\n"))
                .contains("Transfer-Encoding: chunked")
                .endsWith("the first half\r\n");
    }

    @Test
    void anAnswerThatIsRefusedInItsMiddleIsNotTakenForTheWhole() throws Exception {
        var url = URI.create("http://127.0.0.1:" + wire().port() + "/v0.1/breaks-off").toURL();
        try (var body = url.openStream()) {
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aFilterThatFailsTellsNothingEither() {
        assertThat(wire().get("/v0.1/servers", "X-Gate: break"))
                .isEqualTo(problem(500, UNEXPECTED));
        assertThat(wire().get("/v0.1/servers", "X-Gate: write and break"))
                .isEqualTo(problem(500, UNEXPECTED));
    }

    @Test
    void aDatabaseThatIsAwayIsComingBack() {
        assertThat(wire().get("/v0.1/away")).isEqualTo(AWAY);
    }

    @Test
    void aFilterWithoutItsDatabaseSaysSoToo() {
        assertThat(wire().get("/v0.1/servers", "X-Gate: away")).isEqualTo(AWAY);
    }

    @Test
    void aValueOfAnotherTypeIsTheCallersFault() {
        assertThat(wire().get("/v0.1/numbers/seven"))
                .isEqualTo(
                        problem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The request"
                                        + " holds a value of another type\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "08006, true", "57P01, true", "53300, true", "55P03, true", "25P03, true", "25P04, true",
        "40P01, true", "40001, true", "23505, false", "42601, false", "22P05, false", ", false"
    })
    void theStateTellsWhetherTheDatabaseIsAway(String state, boolean away) {
        assertThat(DatabaseAway.causes(new IllegalStateException(new SQLException("x", state))))
                .isEqualTo(away);
    }

    @Test
    void theTypeTellsWhetherTheDatabaseIsAway() {
        assertThat(DatabaseAway.causes(new CannotCreateTransactionException("x"))).isTrue();
        assertThat(DatabaseAway.causes(new QueryTimeoutException("x"))).isTrue();
        assertThat(DatabaseAway.causes(new SQLTransientConnectionException("x"))).isTrue();
        assertThat(DatabaseAway.causes(new DuplicateKeyException("x"))).isFalse();
    }

    @Test
    void theReasonIsTheInnermostCauseInOneLine() {
        var refused = new SQLException("Connection refused.\nCheck that …", "08001");
        var statement =
                new CannotCreateTransactionException("PreparedStatement; SQL [select\n", refused);
        assertThat(DatabaseAway.reason(new IllegalStateException(statement)))
                .isEqualTo("java.sql.SQLException: Connection refused.");
    }

    @Test
    void causesThatQuoteEachOtherAreNotFollowedForEver() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));
        assertThat(DatabaseAway.reason(one)).startsWith("java.lang.IllegalStateException: ");
        assertThat(DatabaseAway.causes(one)).isFalse();
    }
}
