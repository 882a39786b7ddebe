package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.CommandSide;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side as it starts by itself, on a database of its own. */
class ImportingConfigurationTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    @Configuration(proxyBeanMethods = false)
    @Import(CommandSide.class)
    static class OnItsOwnDatabase {

        @Bean
        DatabaseAddress databaseAddress() {
            return TestDatabase.fresh();
        }
    }

    private static ConfigurableApplicationContext started(String source) {
        return new SpringApplicationBuilder(OnItsOwnDatabase.class)
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--management.server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--annals.token.private-key=" + KEY,
                        "--annals.importing.from=" + source);
    }

    @Test
    void nothingIsImportedByDefault() {
        try (var registry = started("")) {
            assertThat(registry.getBean(ImportSettings.class).from()).isEmpty();
            assertThat(registry.getBean(RegistryImport.class).isRunning()).isFalse();
        }
    }

    @Test
    void theRegistryStartsEvenIfItsSourceIsNotThere() {
        try (var registry = started(" no/such/file.json ")) {
            assertThat(registry.isRunning()).isTrue();
            assertThat(registry.getBean(ImportSettings.class).from())
                    .isEqualTo("no/such/file.json");
        }
    }
}
