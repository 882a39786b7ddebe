package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Pattern;

class RequestIdsTest extends OverTheWire {

    private static final Pattern ID = Pattern.compile("\r\nX-Request-Id: ([^\r]*)\r\n");

    private String id(String method, String target, String... headers) {
        var answer = wire().raw(Wire.head(method, target, headers) + "\r\n");
        var id = ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    @Test
    void theOneThatIsBroughtComesBack() {
        assertThat(id("GET", "/v0.1/servers", "X-Request-Id: 7e-A_b.c:/+=@1"))
                .isEqualTo("7e-A_b.c:/+=@1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ü", "a\tb", "<script>"})
    void oneThatCannotBeUsedIsReplaced(String brought) {
        assertThat(id("GET", "/v0.1/servers", "X-Request-Id: " + brought)).matches("[0-9a-f]{16}");
    }

    @Test
    void oneThatIsTooLongIsReplaced() {
        assertThat(id("GET", "/v0.1/servers", "X-Request-Id: " + "a".repeat(129)))
                .matches("[0-9a-f]{16}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/nothing",
                "/v0.1/broken",
                "/v0.1/servers/",
                "/v0.1/servers?search=%00",
                "/v0.1/servers?search=%zz",
                "no-slash"
            })
    void refusalsHaveOneToo(String target) {
        assertThat(id("GET", target, "X-Request-Id: mine")).isEqualTo("mine");
        assertThat(id("DELETE", target)).matches("[0-9a-f]{16}");
    }

    @Test
    void aRequestThatCannotEvenBeParsedHasANewOne() {
        assertThat(id("GET", "/\u0001", "X-Request-Id: mine")).matches("[0-9a-f]{16}");
    }

    @Test
    void aPreflightHasOne() {
        assertThat(
                        id(
                                "OPTIONS",
                                "/v0.1/servers",
                                "Origin: https://a.test",
                                "Access-Control-Request-Method: GET"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void twoRequestsHaveTwo() {
        assertThat(id("GET", "/v0.1/servers")).isNotEqualTo(id("GET", "/v0.1/servers"));
    }
}
