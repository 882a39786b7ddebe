package annals.command.importing;

import annals.command.server.Servers;
import annals.eventstore.DatabaseAddress;
import annals.eventstore.Migrations;
import annals.eventstore.Pools;

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
    Migrations commandSideSchema(DatabaseAddress address, Pools serverWasLookedAt) {
        return Migrations.run(address, "command_side", "db/command-side");
    }

    @Bean
    RegistryImport registryImport(
            ImportSettings settings, Servers servers, Pools pools, Migrations commandSideSchema) {
        var gateway = new ServersGateway(servers);
        var checks = new AdmissionChecks();
        var database = JdbcClient.create(pools.writes());
        InstantSource clock = InstantSource.system();
        Pause pause = Thread::sleep;
        var sources = new SeedSources(() -> new Fetcher(FetchLimits.usual(), pause, clock));
        return new RegistryImport(
                settings, sources, new ImportNeeds(gateway, checks, database, clock, pause));
    }
}
