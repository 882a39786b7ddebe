package annals.command.api;

import annals.command.auth.token.RegistryTokens;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * What the command side needs from outside, and a client of it. It has no stereotype, so that other
 * tests of the command side do not come upon it.
 */
class ApiTestConfiguration {

    @Bean
    DatabaseAddress databaseAddress() {
        return TestDatabase.fresh();
    }

    /** Its port is known only when the server runs. */
    @Bean
    @Lazy
    ApiClient apiClient(Environment environment, RegistryTokens tokens) {
        return new ApiClient(
                "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port"), tokens);
    }
}
