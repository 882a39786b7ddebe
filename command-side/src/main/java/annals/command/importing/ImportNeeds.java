package annals.command.importing;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;

/**
 * What an import needs of the rest of the registry and of the world.
 *
 * @param database on the data source of the gateway's transactions
 */
record ImportNeeds(
        ImportGateway gateway,
        DocumentChecks checks,
        JdbcClient database,
        InstantSource clock,
        Pause pause) {}
