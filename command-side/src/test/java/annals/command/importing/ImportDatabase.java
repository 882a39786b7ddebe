package annals.command.importing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;

import javax.sql.DataSource;

/** A real PostgreSQL with the tables of the import and one for what was imported. */
final class ImportDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final DataSource dataSource;

    ImportDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        dataSource = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("command_side")
                .locations("db/command-side")
                .load()
                .migrate();
        client().sql(
                        """
                        create table stored_version (
                            position bigint generated always as identity,
                            server text not null,
                            version text not null,
                            document json not null,
                            primary key (server, version)
                        )
                        """)
                .update();
    }

    JdbcClient client() {
        return JdbcClient.create(dataSource);
    }

    TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    void empty() {
        client().sql(
                        "truncate command_side.import_progress, command_side.import_latest,"
                                + " stored_version")
                .update();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
