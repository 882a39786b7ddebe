package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** We are asked from another network than the trusted one, where Boot alone would trust it. */
@TestPropertySource(
        properties = {
            "annals.http.trusted-proxies=10.0.0.0/8,192.0.2.1",
            "spring.main.cloud-platform=kubernetes"
        })
class UntrustedProxiesTest extends OverTheWire {

    @Test
    void nobodyElseIsBelieved() {
        assertThat(wire().get("/v0.1/links", TrustedProxiesTest.FORWARDED))
                .isEqualTo(ok("{\"self\":\"http://registry.test/v0.1/links\"}"));
        assertThat(wire().get("/v0.1/servers/", TrustedProxiesTest.FORWARDED))
                .contains("\nLocation: /v0.1/servers\n");
    }
}
