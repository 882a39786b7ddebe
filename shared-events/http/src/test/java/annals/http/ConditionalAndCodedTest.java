package annals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What a client has already, and how it wants the rest. */
class ConditionalAndCodedTest {

    private static MockHttpServletRequest get(String header, String... values) {
        var request = new MockHttpServletRequest("GET", "/v0.1/servers");
        for (var value : values) {
            request.addHeader(header, value);
        }
        return request;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'W/\"abc\"', true",
                "'\"abc\"', true",
                "'*', true",
                "'W/\"x\", W/\"abc\" ', true",
                "'W/\"x\",\"y\"', false",
                "'W/\"abcd\"', false",
                "abc, false",
                "'', false",
            })
    void ifNoneMatchNamesTagsWeakly(String header, boolean known) {
        assertThat(new EntityTag("abc").isKnownTo(get("If-None-Match", header))).isEqualTo(known);
    }

    @Test
    void ifNoneMatchMayComeInSeveralLinesOrNotAtAll() {
        var tag = new EntityTag("abc");
        assertThat(tag.isKnownTo(get("If-None-Match", "\"x\"", "\"abc\""))).isTrue();
        assertThat(tag.isKnownTo(get("If-None-Match"))).isFalse();
        assertThat(tag.text()).isEqualTo("W/\"abc\"");
        assertThatThrownBy(() -> new EntityTag("a\"b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "gzip, true",
                "'gzip, deflate, br', true",
                "'br;q=1.0, GZIP;q=0.5', true",
                "'x-gzip', true",
                "'*', true",
                "'gzip;q=0', false",
                "'gzip; q=0.0', false",
                "'*, gzip;q=0', false",
                "'gzip;q=zero', false",
                "'br, deflate', false",
                "identity, false",
                "'', false",
            })
    void gzipIsForThoseWhoAsk(String header, boolean asked) {
        assertThat(ContentCoding.asksForGzip(get("Accept-Encoding", header))).isEqualTo(asked);
    }

    @Test
    void aLongAnswerIsCompressedAndSaysSo() throws IOException {
        var text = "{\"a\":\"" + "b".repeat(5000) + "\"}";
        var answer = Answer.json(text.getBytes(StandardCharsets.UTF_8));

        var coded = ContentCoding.coded(answer, get("Accept-Encoding", "gzip"));

        assertThat(coded.headers())
                .isEqualTo(Map.of("Vary", "Origin, Accept-Encoding", "Content-Encoding", "gzip"));
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(coded.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text + "\n");
        }
    }

    @Test
    void whoDoesNotAskGetsItPlainAndIsToldThatItVaries() {
        var answer = Answer.json(new byte[5000]);

        var coded = ContentCoding.coded(answer, get("Accept-Encoding"));

        assertThat(coded.body()).isSameAs(answer.body());
        assertThat(coded.headers()).isEqualTo(Map.of("Vary", "Origin, Accept-Encoding"));
    }

    @Test
    void whatIsShortOrAnswersAWriteStaysAsItIs() {
        var shortAnswer = Answer.json(new byte[100]);
        var longAnswer = Answer.json(new byte[5000]);
        var write = get("Accept-Encoding", "gzip");
        write.setMethod("POST");

        assertThat(ContentCoding.coded(shortAnswer, get("Accept-Encoding", "gzip")))
                .isSameAs(shortAnswer);
        assertThat(ContentCoding.coded(longAnswer, write)).isSameAs(longAnswer);
    }
}
