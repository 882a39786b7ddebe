package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddUrlsTest extends OverTheWire {

    private static String nul(String what) {
        return answer(
                "400\nContent-Type: application/json",
                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Invalid request: %s\"}\n"
                        .formatted(what));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers/a%00/versions/1",
                "/v0.1/servers/a%2500/versions/1",
                "/v0.1/servers/a%25%30%30/versions/1",
                "/v0/servers/%00/",
                "//%00",
                "/%00?x=%00"
            })
    void nullBytesInThePath(String target) {
        assertThat(wire().get(target)).isEqualTo(nul("URL path contains null bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v0.1/servers?search=a%00", "/v0.1/servers?%00=a", "/?cursor=%00&limit=1"})
    void nullBytesInTheQuery(String target) {
        assertThat(wire().get(target)).isEqualTo(nul("query parameters contain null bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v0.1/servers/a%zz/versions/1, URL path, %zz",
        "/v0.1/servers/a%2, URL path, %2",
        "/v0.1/servers/a%, URL path, %",
        "/v0.1/%u0041, URL path, %u0",
        "/v0.1/servers?search=%zz, query, %zz",
        "/v0.1/servers?search=100%, query, %",
        "/v0.1/servers?%a=1, query, %a=",
    })
    void brokenEscapes(String target, String where, String escape) {
        assertThat(wire().get(target))
                .isEqualTo(
                        earlyProblem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Invalid request: %s contains an invalid escape \\\"%s\\\"; a percent sign is sent as %%25\"}"
                                        .formatted(where, escape)));
    }

    @ParameterizedTest
    @CsvSource({
        "/v0.1/servers/%ff/versions/1, URL path",
        "/v0.1/servers/%C0%80/versions/1, URL path",
        "/v0.1/servers/%ED%A0%80/versions/1, URL path",
        "/v0.1/servers?search=%ff, query",
        "/v0.1/servers?search=%E4, query",
    })
    void bytesThatAreNotUtf8(String target, String where) {
        assertThat(wire().get(target))
                .isEqualTo(
                        earlyProblem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Invalid request: %s is not UTF-8; escape the bytes of the text's UTF-8 form\"}"
                                        .formatted(where)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    '/v0.1/servers?search=a"<>[]^`{|}b', 'a\\"<>[]^`{|}b'
                    /v0.1/servers?search=%F0%9F%A6%8A%20+%2B, '🦊  +'
                    /v0.1/servers?search=a/b:c@d!$'()*;~, a/b:c@d!$'()*;~
                    """)
    void whatIsOddButClearIsServed(String target, String search) {
        assertThat(wire().get(target))
                .endsWith("\n\n{\"limit\":30,\"search\":\"%s\"}\n".formatted(search));
    }
}
