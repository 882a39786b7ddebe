package annals.http.token;

import jakarta.servlet.Filter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.BeanIds;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Clock;
import java.util.List;

/**
 * Asks every write and the audit, and nothing else, for a registry token, before a body is read. An
 * application imports this class and brings a {@link RegistryIdentity}; its controllers then take a
 * {@link Caller} as a parameter.
 *
 * <p>The beans are Spring Security's own, put together by hand: the chain has one filter, which
 * either knows the caller or ends the request, and none of the rest (sessions, CSRF, cache headers,
 * log-in forms) ever comes in. Each of the three bean types below makes Boot leave out a default:
 * the decoder its generated user, the chain its default chains, the filter's name
 * {@code @EnableWebSecurity}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KeyDirectory.class, TokenSettings.class})
public class TokenSecurity {

    @Bean
    TokenKeys tokenKeys(TokenSettings settings, KeyDirectory directory) {
        return TokenKeys.from(settings, directory);
    }

    @Bean
    JwtDecoder registryTokenDecoder(TokenKeys keys, RegistryIdentity registry) {
        return new RegistryTokenDecoder(keys, registry, Clock.systemUTC());
    }

    @Bean
    SecurityFilterChain tokenSecurityChain(JwtDecoder decoder) {
        var callers = new JwtAuthenticationProvider(decoder);
        callers.setJwtAuthenticationConverter(CallerAuthentication::of);
        var bearer =
                new BearerTokenAuthenticationFilter(
                        new ProviderManager(callers), new BearerHeader());
        bearer.setAuthenticationEntryPoint(new UnauthorizedAnswer());
        return new DefaultSecurityFilterChain(new Writes(), bearer);
    }

    /** Boot registers the filter of this name, before those that only look at a request. */
    @Bean(BeanIds.SPRING_SECURITY_FILTER_CHAIN)
    Filter springSecurityFilterChain(SecurityFilterChain chain) {
        var proxy = new FilterChainProxy(chain);
        proxy.setFirewall(new AnyUrl());
        return new WritesFilter(new Writes(), proxy);
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
