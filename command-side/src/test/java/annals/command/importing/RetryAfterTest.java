package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.in(" 17 ", NOW)).contains(Duration.ofSeconds(17));
    }

    @Test
    void aDateIsRead() {
        assertThat(RetryAfter.in("Sat, 01 Aug 2026 12:01:30 GMT", NOW))
                .contains(Duration.ofSeconds(90));
    }

    @Test
    void aDateInThePastMeansAtOnce() {
        assertThat(RetryAfter.in("Sat, 01 Aug 2026 11:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "2026-08-01"})
    void otherTextsSayNothing(String header) {
        assertThat(RetryAfter.in(header, NOW)).isEmpty();
    }
}
