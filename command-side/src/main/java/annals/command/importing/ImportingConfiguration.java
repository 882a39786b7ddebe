package annals.command.importing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/** Puts the import together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportingConfiguration {

    @Bean
    RegistryImport registryImport(
            ImportSettings settings,
            ImportGateway gateway,
            DocumentChecks checks,
            JdbcClient database) {
        InstantSource clock = InstantSource.system();
        Pause pause = Thread::sleep;
        var sources = new SeedSources(() -> new Fetcher(FetchLimits.usual(), pause, clock));
        return new RegistryImport(
                settings, sources, new ImportNeeds(gateway, checks, database, clock, pause));
    }
}
