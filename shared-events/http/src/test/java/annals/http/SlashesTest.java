package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashesTest extends OverTheWire {

    @ParameterizedTest
    @ValueSource(strings = {"//v0.1/servers", "/v0.1//servers", "///v0//servers"})
    void doubleSlashesAreServedAsOne(String path) {
        assertThat(wire().get(path + "?limit=3", "Origin: https://a.test"))
                .startsWith("200\nAccess-Control-Allow-Origin: *\n")
                .endsWith("\n\n{\"limit\":3}\n");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /v0.1/servers/,                        /v0.1/servers
                    /v0.1/servers/?search=a%2Fb+c&limit=1, /v0.1/servers?search=a%2Fb+c&limit=1
                    /v0.1/servers/?,                       /v0.1/servers?
                    /v0/servers/a.b%2Fc/versions/,         /v0/servers/a.b%2Fc/versions
                    /v0/servers/a.b%252fc/versions/1/,     /v0/servers/a.b%252fc/versions/1
                    /v0.1/servers//,                       /v0.1/servers
                    //evil.com/,                           /evil.com
                    //evil.com//,                          /evil.com
                    /v0.1/x/../servers,                    /v0.1/servers
                    /v0.1/./servers/.,                     /v0.1/servers
                    /v0.1/x/%2E%2e/servers,                /v0.1/servers
                    /v0.1/..,                              /
                    """)
    void aTrailingSlashIsRedirectedAwayWithNamesIntact(String target, String location) {
        assertThat(wire().get(target))
                .isEqualTo(answer("308\nLocation: %s\nVary: Origin".formatted(location), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void redirectsAreOpenToBrowsersForAllMethods(String method) {
        assertThat(wire().request(method, "/v0.1/servers/", "Origin: https://a.test"))
                .startsWith("308\nAccess-Control-Allow-Origin: *\n")
                .contains("\nLocation: /v0.1/servers\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.com", "///evil.com", "//evil.com/%2e%2e%2f"})
    void noRedirectLeadsToAnotherHost(String target) {
        assertThat(wire().get(target)).startsWith("404\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/v0.1/servers/a;b=c/versions/1;x, 'a;b=c', '1;x'",
        "/v0.1/servers/a%3Bb/versions/1, 'a;b', 1",
        "/v0.1//servers/a%2F%2Fb/versions/1, a//b, 1",
        "/v0.1/servers/..%2Fa/versions/1, ../a, 1",
        "/v0.1/servers/a%5Cb/versions/1, a\\\\b, 1",
        "/v0.1/servers/a|b/versions/1, a|b, 1",
    })
    void aSegmentIsANameWhateverIsInIt(String target, String name, String version) {
        assertThat(wire().get(target)).isEqualTo(ok("{\"%s\":\"%s\"}".formatted(name, version)));
    }

    @Test
    void theSecurityChainSeesTheCleanPath() {
        assertThat(wire().get("//v0.1//publish;x", "X-Gate: tell"))
                .isEqualTo(ok("\"/v0.1/publish%3Bx of http://registry.test/v0.1/publish%3Bx\""));
    }
}
