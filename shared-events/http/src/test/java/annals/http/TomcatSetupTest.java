package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import java.util.Objects;

class TomcatSetupTest extends OverTheWire {

    private final TomcatWebServer server;

    @Autowired
    TomcatSetupTest(ServletWebServerApplicationContext context) {
        server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
    }

    @Test
    void nobodyWaitsForHeadersForEver() {
        assertThat(server.getTomcat().getConnector().getProperty("connectionTimeout"))
                .hasToString("10000");
    }

    @Test
    void whoTakesAnAnswerMayPauseForLonger() {
        assertThat(server.getTomcat().getConnector().getProtocolHandler())
                .isInstanceOf(PatientHttp.class);
    }

    @Test
    void theServerDoesNotSayWhatItIs() {
        assertThat(wire().get("/v0.1/servers")).doesNotContain("Server:", "Powered");
        assertThat(wire().get("/v0.1/a\\b")).doesNotContain("Server:", "Tomcat");
    }
}
