package annals.command;

import annals.eventstore.EventStoreConfiguration;
import annals.eventstore.Registry;
import annals.http.HttpConfiguration;
import annals.http.token.RegistryIdentity;
import annals.http.token.TokenSecurity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The command side as a whole: what runs alone, and what the standalone registry imports. */
@SpringBootApplication(proxyBeanMethods = false)
@Import({EventStoreConfiguration.class, HttpConfiguration.class, TokenSecurity.class})
public class CommandSide {

    /** Tokens are for the registry that the event store says we are. */
    @Bean
    RegistryIdentity registryIdentity(Registry registry) {
        return new RegistryIdentity(registry.urn());
    }

    static void main(String[] arguments) {
        SpringApplication.run(CommandSide.class, arguments);
    }
}
