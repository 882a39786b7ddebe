package annals.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class TrustedProxiesTest extends OverTheWire {

    static final String[] FORWARDED = {
        "X-Forwarded-Proto: https",
        "X-Forwarded-Host: registry.example",
        "X-Forwarded-Prefix: /mcp/registry"
    };

    @Test
    void aTrustedProxySaysWhereClientsFindUs() {
        assertThat(wire().get("/v0.1/links", FORWARDED))
                .isEqualTo(ok("{\"self\":\"https://registry.example/mcp/registry/v0.1/links\"}"));
    }

    @Test
    void redirectsKeepThePrefix() {
        assertThat(wire().get("/v0.1/servers/?limit=1", FORWARDED))
                .contains("\nLocation: /mcp/registry/v0.1/servers?limit=1\n");
    }

    @Test
    void theRightCallKeepsThePrefix() {
        assertThat(wire().request("POST", "/v0.1/servers", FORWARDED))
                .contains("send POST /mcp/registry/v0.1/publish");
    }

    @Test
    void hintsKeepThePrefix() {
        assertThat(wire().get("/servers", FORWARDED))
                .contains(
                        "Did you mean '/mcp/registry/v0.1/servers' or '/mcp/registry/v0/servers'?"
                                + " See /mcp/registry/docs for the API documentation.");
        assertThat(wire().get("/v0.1/nowhere", FORWARDED))
                .contains("Endpoint not found. See /mcp/registry/docs for");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    X-Forwarded-Host: a.example, b.example | http://a.example/v0.1/links
                    X-Forwarded-Host: [::1]:8443           | http://[::1]:8443/v0.1/links
                    X-Forwarded-Host: a.example/evil       | http://registry.test/v0.1/links
                    X-Forwarded-Host: a@b                  | http://registry.test/v0.1/links
                    X-Forwarded-Proto: javascript          | http://registry.test/v0.1/links
                    X-Forwarded-Proto: https, http         | https://registry.test/v0.1/links
                    X-Forwarded-Prefix: /registry/         | http://registry.test/registry/v0.1/links
                    X-Forwarded-Prefix: /                  | http://registry.test/v0.1/links
                    X-Forwarded-Prefix: //evil.com         | http://registry.test/v0.1/links
                    X-Forwarded-Prefix: evil.com           | http://registry.test/v0.1/links
                    X-Forwarded-Prefix: /a?b               | http://registry.test/v0.1/links
                    """)
    void onlyWhatHasTheRightFormIsBelieved(String header, String self) {
        assertThat(wire().get("/v0.1/links", header))
                .isEqualTo(ok("{\"self\":\"%s\"}".formatted(self)));
    }

    @Test
    void aNetworkThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/8", "proxy.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MCP_REGISTRY_TRUSTED_PROXIES")
                .hasMessageContaining("\"proxy.example\"");
    }
}
