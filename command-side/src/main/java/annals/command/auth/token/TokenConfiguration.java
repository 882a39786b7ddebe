package annals.command.auth.token;

import annals.http.token.RegistryIdentity;
import annals.http.token.TokenKeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Makes the one that signs; keys and identity come from the shared half. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    RegistryTokens registryTokens(TokenKeys keys, RegistryIdentity registry) {
        return new RegistryTokens(keys, registry, Clock.systemUTC());
    }
}
