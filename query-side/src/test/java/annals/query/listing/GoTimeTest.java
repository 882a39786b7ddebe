package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class GoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2025-08-07T13:15:04.280Z, 2025-08-07T13:15:04.280Z",
        "2025-08-07T13:15:04Z, 2025-08-07T13:15:04Z",
        "2025-08-07T13:15:04.1234567890123Z, 2025-08-07T13:15:04.123456789Z",
        "'2025-08-07T13:15:04,5Z', 2025-08-07T13:15:04.5Z",
        "2025-08-07T3:15:04Z, 2025-08-07T03:15:04Z",
        "2025-08-07T13:15:04+02:00, 2025-08-07T11:15:04Z",
        "2025-08-07T13:15:04-00:30, 2025-08-07T13:45:04Z",
        "2025-08-07T13:15:04+24:60, 2025-08-06T12:15:04Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    })
    void whatGoReads(String text, Instant time) {
        assertThat(GoTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invalid",
                "1754572504",
                "2025-08-07",
                "2025-08-07T13:15:04",
                "2025-08-07T13:15Z",
                "2025-08-07t13:15:04Z",
                "2025-08-07T13:15:04z",
                "2025-08-07 13:15:04Z",
                "2025-8-07T13:15:04Z",
                "2025-13-07T13:15:04Z",
                "2025-02-29T13:15:04Z",
                "2025-08-07T24:00:00Z",
                "2025-08-07T13:60:00Z",
                "2025-08-07T13:15:60Z",
                "2025-08-07T13:15:04.Z",
                "2025-08-07T13:15:04 02:00",
                "2025-08-07T13:15:04+2:00",
                "2025-08-07T13:15:04+25:00",
                "2025-08-07T13:15:04+00:61",
                "2025-08-07T13:15:04+0200",
                "+2025-08-07T13:15:04Z",
                "12025-08-07T13:15:04Z",
                "٢٠٢٥-08-07T13:15:04Z",
            })
    void whatGoDoesNotRead(String text) {
        assertThat(GoTime.parse(text)).isEmpty();
    }
}
