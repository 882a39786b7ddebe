package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.List;

class ImportingConfigurationTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner()
                    .withUserConfiguration(ImportingConfiguration.class)
                    .withBean(ImportGateway.class, () -> (_, _) -> List.of())
                    .withBean(DocumentChecks.class, SimpleChecks::new)
                    .withBean(
                            JdbcClient.class,
                            () -> JdbcClient.create(new DriverManagerDataSource()));

    @Test
    void nothingIsImportedByDefault() {
        context.run(
                started -> {
                    assertThat(started.getBean(ImportSettings.class).from()).isEmpty();
                    assertThat(started.getBean(RegistryImport.class).isRunning()).isFalse();
                });
    }

    @Test
    void theRegistryStartsEvenIfItsSourceIsNotThere() {
        context.withPropertyValues("annals.importing.from= no/such/file.json ")
                .run(
                        started -> {
                            assertThat(started).hasNotFailed();
                            assertThat(started.getBean(ImportSettings.class).from())
                                    .isEqualTo("no/such/file.json");
                        });
    }
}
