package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

/** The sizes are those of what Go 1.22 and later writes. */
class GoJsonSizeTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "{}, 2",
                "[], 2",
                "null, 4",
                "[true], 6",
                "{\"a\":1}, 7",
                "~{\"a\": 1, \"b\": [1, 2]}~, 17",
                "166.0, 3",
                "12345678901234567890123, 22",
                "\"<>&\", 20",
                "\"\\u2028\", 8",
                "\"\\u0001\", 8",
                "~\"\\\" \\\\ \\n\"~, 10",
                "\"é\", 4",
                "\"€\", 5",
                "\"😀\", 6",
            })
    void aValueTakesAsManyBytesAsGoWrites(String json, int bytes) {
        assertThat(GoJsonSize.of(JsonMapper.shared().readValue(json, Object.class)))
                .isEqualTo(bytes);
    }
}
