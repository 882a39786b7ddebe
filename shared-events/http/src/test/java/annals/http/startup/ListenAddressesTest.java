package annals.http.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.Map;

class ListenAddressesTest {

    @Test
    void withoutVariablesTheRegistryIsOpenAndManagementIsForThisMachine() {
        var environment = environment(Map.of());
        assertThat(environment.getProperty("server.port")).isEqualTo("8080");
        assertThat(environment.getProperty("server.address")).isNull();
        assertThat(environment.getProperty("management.server.port")).isEqualTo("8081");
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    :9000,          ,          9000
                    :0,             ,          0
                    127.0.0.1:9000, 127.0.0.1, 9000
                    localhost:9000, localhost, 9000
                    0.0.0.0:9000,   0.0.0.0,   9000
                    [::1]:9000,     ::1,       9000
                    [::]:9000,      ::,        9000
                    ' :9000 ',      ,          9000
                    '',             ,          8080
                    """)
    void theVariableSaysHostAndPort(String variable, String address, String port) {
        var environment = environment(Map.of(ListenAddresses.SERVER, variable));
        assertThat(environment.getProperty("server.address")).isEqualTo(address);
        assertThat(environment.getProperty("server.port")).isEqualTo(port);
    }

    @Test
    void managementHasItsOwnVariable() {
        var environment = environment(Map.of(ListenAddresses.MANAGEMENT, "[::1]:9001"));
        assertThat(environment.getProperty("management.server.address")).isEqualTo("::1");
        assertThat(environment.getProperty("management.server.port")).isEqualTo("9001");
    }

    @Test
    void aPropertyOfBootWins() {
        var environment =
                environment(Map.of(ListenAddresses.SERVER, ":9000", "server.port", "9002"));
        assertThat(environment.getProperty("server.port")).isEqualTo("9002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8080",
                ":",
                ":http",
                ":65536",
                ":123456",
                ":-1",
                "::1:8080",
                "[::1]",
                "localhost",
                "localhost:",
                "[]:1",
                "http://localhost:8080",
                ":80 80"
            })
    void anythingElseIsRefusedInASentenceThatQuotesIt(String wrong) {
        assertThatThrownBy(() -> environment(Map.of(ListenAddresses.SERVER, wrong)))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(
                        "MCP_REGISTRY_SERVER_ADDRESS is \"%s\", expected is host:port", wrong);
    }

    @Test
    void aHostThatIsNotThereIsRefused() {
        assertThatThrownBy(
                        () -> environment(Map.of(ListenAddresses.MANAGEMENT, "no.such.invalid:1")))
                .isInstanceOf(StartRefused.class)
                .hasMessage(
                        "MCP_REGISTRY_MANAGEMENT_ADDRESS is \"no.such.invalid:1\", but"
                                + " \"no.such.invalid\" is no address and no host known here");
    }

    @Test
    void onePortForBothIsRefused() {
        assertThatThrownBy(() -> environment(Map.of(ListenAddresses.SERVER, "127.0.0.1:8081")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("both say port 8081");
    }

    private static StandardEnvironment environment(Map<String, Object> given) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", given));
        new ListenAddresses().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
