package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest extends OverTheWire {

    private static final String TOO_LARGE =
            problem(
                    413,
                    "{\"title\":\"Request Entity Too Large\",\"status\":413,\"detail\":\"request"
                            + " body is too large limit=1048576 bytes\"}");
    private static final String CUT_OFF =
            problem(
                    400,
                    "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"request body cannot be"
                            + " read to its end; send it again\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":[1,{\"a\":null}],\"a\":\"ü🦊\"}",
                "[]",
                "\"text\"",
                "12345678901234567890123.4500",
                "1E+999999999",
                "{\"\":{}}"
            })
    void jsonIsReadAsItIs(String json) {
        assertThat(wire().send("POST", "/v0.1/publish", json)).isEqualTo(ok(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/json; charset=iso-8859-1",
                "Application/JSON",
                "application/vnd.mcp+json",
                ""
            })
    void jsonGoesByManyNames(String contentType) {
        assertThat(
                        wire().send(
                                        "POST",
                                        "/v0.1/publish",
                                        "{\"a\":\"ü\"}",
                                        "Content-Type: " + contentType))
                .isEqualTo(ok("{\"a\":\"ü\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml;a=json",
                "garbage"
            })
    void otherContentTypesAreRefused(String contentType) {
        var refusal =
                problem(
                        415,
                        "{\"title\":\"Unsupported Media Type\",\"status\":415,\"detail\":\"validation failed\",\"errors\":[{\"message\":\"unknown content type: %s\",\"location\":\"body\"}]}"
                                .formatted(contentType));
        var header = "Content-Type: " + contentType;
        assertThat(wire().send("POST", "/v0.1/publish", "{}", header)).isEqualTo(refusal);
        assertThat(wire().send("PUT", "/v0.1/servers/a/versions/1", "{}", header))
                .isEqualTo(refusal);
    }

    @Test
    void aBodyIsRequired() {
        var refusal =
                problem(
                        400,
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"request body is"
                                + " required\"}");
        assertThat(wire().request("POST", "/v0.1/publish")).isEqualTo(refusal);
        assertThat(wire().send("POST", "/v0.1/publish", "")).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            textBlock =
                    """
                    {             ~ Unexpected end-of-input: expected close marker for Object at line 1, column 2
                    {}x           ~ Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1, column 3
                    {} {}         ~ Trailing token found after value at line 1, column 4
                    {'a':1}       ~ Unexpected character (''' (code 39)): was expecting double-quote to start property name at line 1, column 2
                    NaN           ~ Non-standard token 'NaN' at line 1, column 4
                    01            ~ Invalid numeric value: Leading zeroes not allowed at line 1, column 2
                    1e99999999999 ~ Number is out of all bounds
                    ^ ^           ~ Unexpected end-of-input
                    """)
    void whatIsNoJsonIsQuoted(String body, String message) {
        assertThat(wire().send("POST", "/v0.1/publish", body))
                .startsWith("400\nContent-Type: application/problem+json\nVary: Origin\n\n")
                .contains(
                        "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"validation"
                                + " failed\",\"errors\":[{\"message\":\""
                                + message)
                .endsWith("\",\"location\":\"body\",\"value\":\"%s\"}]}\n".formatted(body));
    }

    @Test
    void aSecretIsNotQuoted() {
        assertThat(wire().send("POST", "/v0.1/auth/dns", "secret"))
                .isEqualTo(
                        problem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"validation"
                                    + " failed\",\"errors\":[{\"message\":\"expected JSON, found"
                                    + " something else\",\"location\":\"body\"}]}"));
    }

    @Test
    void bytesThatAreNotUtf8AreNoJson() {
        assertThat(wire().send(post("Content-Length: 3") + "\"\u00ff\""))
                .isEqualTo(
                        problem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"validation"
                                    + " failed\",\"errors\":[{\"message\":\"invalid"
                                    + " UTF-8\",\"location\":\"body\",\"value\":\"\\\"\ufffd\\\"\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingHasALimit(String opening) {
        assertThat(wire().send("POST", "/v0.1/publish", opening.repeat(100_000)))
                .startsWith("400\n")
                .contains("Document nesting depth (251) exceeds the maximum allowed (250)");
    }

    @Test
    void nestingUpToTheLimitIsReadAndWritten() {
        var json = "[".repeat(250) + "]".repeat(250);
        assertThat(wire().send("POST", "/v0.1/publish", json)).isEqualTo(ok(json));
    }

    @Test
    void digitsHaveALimit() {
        assertThat(wire().send("POST", "/v0.1/publish", "1".repeat(1001)))
                .startsWith("400\n")
                .contains("Number value length (1001) exceeds the maximum allowed (1000)");
    }

    @Test
    void theLargestBodyIsRead() {
        var json = "\"" + "x".repeat(1_048_573) + "\"";
        assertThat(wire().send("POST", "/v0.1/publish", json)).isEqualTo(ok(json));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_048_576, 3_000_000})
    void oneByteMoreIsTooLarge(int size) {
        assertThat(wire().send("POST", "/v0.1/publish", "x".repeat(size))).isEqualTo(TOO_LARGE);
    }

    @Test
    void aLargeBodyIsNotEvenAskedFor() {
        assertThat(wire().send(post("Expect: 100-continue", "Content-Length: 1048576")))
                .isEqualTo(TOO_LARGE);
    }

    @Test
    void aBodyThatDoesNotTellItsSizeIsCounted() {
        var chunked =
                "Transfer-Encoding: chunked\r\n\r\n100000\r\n"
                        + "x".repeat(0x100000)
                        + "\r\n0\r\n\r\n";
        assertThat(wire().send(Wire.head("POST", "/v0.1/publish") + chunked)).isEqualTo(TOO_LARGE);
    }

    @Test
    void aBrokenChunkIsRefused() {
        assertThat(wire().send(post("Transfer-Encoding: chunked") + "zz\r\n{}")).isEqualTo(CUT_OFF);
    }

    @Test
    void aBodyThatDoesNotArriveIsNotWaitedFor() {
        assertThat(wire().send(post("Content-Length: 20") + "{}"))
                .isEqualTo(
                        problem(
                                408,
                                "{\"title\":\"Request Timeout\",\"status\":408,\"detail\":\"request"
                                        + " body read timeout\"}"));
    }

    private static String post(String... headers) {
        return Wire.head("POST", "/v0.1/publish", headers) + "\r\n";
    }
}
