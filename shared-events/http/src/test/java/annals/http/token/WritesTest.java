package annals.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class WritesTest {

    private final Writes writes = new Writes();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST,  /v0/publish",
        "POST,  /v0.1/publish",
        "POST,  /v0.1/publish/",
        "POST,  //v0.1/publish",
        "POST,  /v0.1//publish//",
        "POST,  /v0.1/publish;x=1",
        "POST,  /v0.1;x/publish",
        "POST,  /v0.1/%70ublish",
        "PUT,   /v0/servers/com.example%2Fserver/versions/1.0.0",
        "PUT,   /v0.1/servers/com.example%2fserver/versions/1.0.0",
        "PUT,   /v0.1/servers/com.example%252Fserver/versions/1.0.0",
        "PUT,   /v0.1/servers/a%2Fb/versions/1.0.0+2013;x",
        "PUT,   /v0.1/servers/%FF/versions/1.0.0",
        "PUT,   /v0.1/servers/a%2Fb/versions/latest/",
        "PUT,   /v0.1/servers/%2e%2e/versions/%2F",
        "PATCH, /v0/servers/a%2Fb/versions/1.0.0/status",
        "PATCH, /v0.1/servers/a%2Fb/versions/1.0.0/status",
        "PATCH, /v0.1/servers/a%2Fb//versions/1.0.0/status",
        "PATCH, /v0.1/servers/a%2Fb/status",
        "PATCH, /v0.1/servers/a%2Fb/status/",
        "PATCH, /v0/servers/a%2Fb/status",
        "GET,   /v0.1/x/dev.annals/audit",
        "GET,   /v0//x/dev.annals/audit/",
        "HEAD,  /v0.1/x/dev.annals/audit",
    })
    void theseNeedAToken(String method, String uri) {
        assertThat(writes.matches(request(method, uri))).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,     /v0.1/publish",
        "HEAD,    /v0.1/publish",
        "OPTIONS, /v0.1/publish",
        "PUT,     /v0.1/publish",
        "post,    /v0.1/publish",
        "POST,    /v0.2/publish",
        "POST,    /publish",
        "POST,    /v0.1%2Fpublish",
        "POST,    /v0.1/publish/more",
        "POST,    /v0.1/x/../publish",
        "POST,    /v0.1/validate",
        "POST,    /v0.1/auth/none",
        "POST,    /v0/auth/github-at",
        "POST,    /",
        "POST,    ''",
        "POST,    //",
        "GET,     /v0.1/servers/a%2Fb/versions/1.0.0",
        "DELETE,  /v0.1/servers/a%2Fb/versions/1.0.0",
        "PUT,     /v0.1/servers/a/b/versions/1.0.0",
        "PUT,     /v0.1/servers//versions/1.0.0",
        "PUT,     /v0.1/servers/a%2Fb/versions/%zz",
        "PATCH,   /v0.1/servers/a%2Fb/versions/1.0.0",
        "PATCH,   /v0.1/servers/a%2Fb/versions/status",
        "GET,     /v0.1/servers",
        "GET,     /v0.1/x/dev.annals",
        "GET,     /v0.1/x/dev.annals/servers/a%2Fb/history",
        "POST,    /v0.1/x/dev.annals/audit",
    })
    void theseNeedNone(String method, String uri) {
        assertThat(writes.matches(request(method, uri))).isFalse();
    }

    @Test
    void aPrefixThatAProxyTookAwayIsNoPartOfThePath() {
        var request = request("POST", "/registry/v0.1/publish");
        request.setContextPath("/registry");

        assertThat(writes.matches(request)).isTrue();
    }

    private static MockHttpServletRequest request(String method, String uri) {
        var request = new MockHttpServletRequest(method, "");
        request.setRequestURI(uri);
        return request;
    }
}
