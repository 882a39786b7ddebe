package annals.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * Settings of the web stack.
 *
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-*} headers are believed
 */
@ConfigurationProperties("annals.http")
record HttpSettings(@DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> trustedProxies) {

    HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
