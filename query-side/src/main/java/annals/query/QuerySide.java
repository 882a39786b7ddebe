package annals.query;

import annals.eventstore.EventStoreConfiguration;
import annals.eventstore.Registry;
import annals.http.HttpConfiguration;
import annals.http.token.RegistryIdentity;
import annals.http.token.TokenSecurity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;

/** The query side as a whole: what runs alone, and what the standalone registry imports. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventStoreConfiguration.class, HttpConfiguration.class, TokenSecurity.class})
public class QuerySide {

    /** Where both sides run, the other one says it. */
    @Bean
    @Fallback
    RegistryIdentity identityOfReader(Registry registry) {
        return new RegistryIdentity(registry.urn());
    }

    static void main(String[] arguments) {
        SpringApplication.run(QuerySide.class, arguments);
    }
}
