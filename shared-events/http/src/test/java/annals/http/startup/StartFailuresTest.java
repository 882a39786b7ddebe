package annals.http.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {

    @Test
    void aWrongAddressIsOneSentence(CapturedOutput output) {
        fails(Empty.class, "--MCP_REGISTRY_SERVER_ADDRESS=8080");
        assertThat(output.getErr())
                .isEqualToIgnoringNewLines(
                        "Annals cannot start: MCP_REGISTRY_SERVER_ADDRESS is \"8080\", expected is"
                                + " host:port or :port with a port from 0 to 65535, as :8080,"
                                + " 127.0.0.1:8080 or [::1]:8080");
        assertThat(output.getOut()).doesNotContain("MCP_REGISTRY", "\tat ");
    }

    @Test
    void aRefusalDeepInTheCausesIsOneSentence(CapturedOutput output) {
        fails(Refusing.class);
        assertThat(output.getErr())
                .isEqualToIgnoringNewLines("Annals cannot start: there is no bread");
        assertThat(output.getOut()).doesNotContain("\tat ", "FAILED");
    }

    @Test
    void aPortInUseIsOneSentence(CapturedOutput output) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fails(Serving.class, "--MCP_REGISTRY_SERVER_ADDRESS=127.0.0.1:" + taken.getLocalPort());
            assertThat(output.getErr())
                    .isEqualToIgnoringNewLines(
                            ("Annals cannot start: port %d is in use; stop the process that listens"
                                            + " there, or choose another address with"
                                            + " MCP_REGISTRY_SERVER_ADDRESS"
                                            + " (MCP_REGISTRY_MANAGEMENT_ADDRESS for the management"
                                            + " port)")
                                    .formatted(taken.getLocalPort()));
        }
        assertThat(output.getOut()).doesNotContain("\tat ", "FAILED");
    }

    @Test
    void anAddressOfAnotherMachineIsOneSentence(CapturedOutput output) {
        // 192.0.2.0/24 is for documentation (RFC 5737): no machine has it
        fails(Serving.class, "--MCP_REGISTRY_SERVER_ADDRESS=192.0.2.1:0");
        assertThat(output.getErr())
                .startsWith("Annals cannot start: it cannot listen")
                .hasLineCount(1);
        assertThat(output.getOut()).doesNotContain("\tat ", "FAILED");
    }

    private static void fails(Class<?> application, String... arguments) {
        var web =
                application == Serving.class ? WebApplicationType.SERVLET : WebApplicationType.NONE;
        var start = new SpringApplicationBuilder(application).web(web);
        assertThatThrownBy(() -> start.run(arguments)).isInstanceOf(RuntimeException.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Empty {}

    @Configuration(proxyBeanMethods = false)
    static class Refusing {
        @Bean
        String bread() {
            throw new StartRefused("there is no bread");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({
        DispatcherServletAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class
    })
    static class Serving {}
}
