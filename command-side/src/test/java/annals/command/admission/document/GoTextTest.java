package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class GoTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\t",
                "\n",
                "\u000B",
                "\f",
                "\r",
                " ",
                "\u0085",
                "\u00A0",
                "\u1680",
                "\u2003",
                "\u2028",
                "\u2029",
                "\u202F",
                "\u205F",
                "\u3000",
                " \u00A0\n"
            })
    void unicodeWhiteSpaceIsTrimmed(String space) {
        assertThat(GoText.trimmed(space + "a" + space + "b" + space)).isEqualTo("a" + space + "b");
        assertThat(GoText.trimmed(space)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001C", "\u001F", "\u180E", "\u200B", "\u2060", "\uFEFF", "\u0000"})
    void otherInvisibleCharactersStay(String character) {
        assertThat(GoText.trimmed(character)).isEqualTo(character);
    }

    @ParameterizedTest
    @MethodSource("quotedTexts")
    void aTextIsQuotedAsGoQuotesIt(String text, String quoted) {
        assertThat(GoText.quoted(text)).isEqualTo(quoted);
    }

    static List<Arguments> quotedTexts() {
        return List.of(
                Arguments.of("^1.0.0", "\"^1.0.0\""),
                Arguments.of("", "\"\""),
                Arguments.of("a\"b\\c", "\"a\\\"b\\\\c\""),
                Arguments.of("\u0007\b\f\n\r\t\u000B", "\"\\a\\b\\f\\n\\r\\t\\v\""),
                Arguments.of("\u0000\u001B\u007F", "\"\\x00\\x1b\\x7f\""),
                Arguments.of("é 😀", "\"é 😀\""),
                Arguments.of("\u0085\u00A0\u200B", "\"\\u0085\\u00a0\\u200b\""),
                Arguments.of("\uE000", "\"\\ue000\""),
                Arguments.of("\uDB80\uDC00", "\"\\U000f0000\""));
    }
}
