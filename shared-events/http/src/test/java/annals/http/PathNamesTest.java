package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest extends OverTheWire {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    a.b%2Fc/versions/1.0.0,                    a.b/c,     1.0.0
                    a.b%2fc/versions/1.0.0,                    a.b/c,     1.0.0
                    a.b%252Fc/versions/1.0.0,                  a.b/c,     1.0.0
                    a.b%2Fc/versions/1.0.0+20130313144700,     a.b/c,     1.0.0+20130313144700
                    a.b%2Fc/versions/1.0.0%2B20130313144700,   a.b/c,     1.0.0+20130313144700
                    a.b%2Fc/versions/1.0.0%252B20130313144700, a.b/c,     1.0.0+20130313144700
                    A.b%2FC/versions/latest,                   A.b/C,     latest
                    %C3%BC/versions/%25C3%25BC,                ü,         ü
                    """)
    void namesAreDecodedTwice(String path, String name, String version) {
        assertThat(wire().get("/v0.1/servers/" + path))
                .isEqualTo(ok("{\"%s\":\"%s\"}".formatted(name, version)));
    }

    @ParameterizedTest
    @CsvSource({
        "a%25zz/versions/1, server name, 'invalid URL escape \\\"%zz\\\"'",
        "a%25/versions/1, server name, 'invalid URL escape \\\"%\\\"'",
        "a/versions/%252, version, 'invalid URL escape \\\"%2\\\"'",
        "a/versions/%25%C3%BCz, version, 'invalid URL escape \\\"%ü\\\"'",
        "%25ff/versions/1, server name, invalid UTF-8",
    })
    void whatBreaksOnTheSecondDecodingIsNamed(String path, String what, String message) {
        assertThat(wire().get("/v0.1/servers/" + path))
                .isEqualTo(
                        problem(
                                400,
                                "{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Invalid %s encoding\",\"errors\":[{\"message\":\"%s\"}]}"
                                        .formatted(what, message)));
    }
}
