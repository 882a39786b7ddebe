package annals.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the web stack.
 *
 * @param trustedProxies addresses and networks whose {@code X-Forwarded-*} headers are believed
 * @param writeTimeout how long a client may take nothing of an answer before its connection is cut
 */
@ConfigurationProperties("annals.http")
record HttpSettings(
        @DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> trustedProxies,
        @DefaultValue("60s") Duration writeTimeout) {

    HttpSettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (!writeTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "annals.http.write-timeout must be longer than nothing");
        }
    }
}
