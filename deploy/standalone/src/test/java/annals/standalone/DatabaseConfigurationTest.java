package annals.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.DatabaseAddress;
import annals.http.startup.StartRefused;
import annals.standalone.database.Database;
import annals.standalone.database.EmbeddedDatabase;
import annals.standalone.database.GivenDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

class DatabaseConfigurationTest {

    private static final List<String> LAST_ANSWERS = new ArrayList<>();

    @TempDir private Path home;

    @Test
    void aGivenServerIsTakenAndNoneIsStarted() {
        runner().withPropertyValues("annals.database-url=postgres://u:p@db.invalid:1/r")
                .run(
                        context -> {
                            assertThat(context).hasSingleBean(GivenDatabase.class);
                            assertThat(context.getBean(DatabaseAddress.class).place())
                                    .isEqualTo("db.invalid:1/r");
                            assertThat(home.resolve("annals")).doesNotExist();
                        });
    }

    @Test
    void aWrongUrlIsRefusedInASentence() {
        runner().withPropertyValues("annals.database-url=mysql://db/r")
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .hasStackTraceContaining(
                                                StartRefused.class.getName()
                                                        + ": MCP_REGISTRY_DATABASE_URL cannot"));
    }

    @Test
    void ourOwnServerRunsUntilAllThatUsesItIsClosed() {
        LAST_ANSWERS.clear();
        runner().withUserConfiguration(User.class)
                .run(
                        context ->
                                assertThat(context.getBean(Database.class))
                                        .isInstanceOf(EmbeddedDatabase.class));
        assertThat(LAST_ANSWERS).containsExactly("annals");
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues("annals.data-dir=" + home.resolve("annals"));
    }

    /** Asks the database as late as it can. */
    @Configuration(proxyBeanMethods = false)
    static class User {

        @Bean
        AutoCloseable pool(DatabaseAddress address) {
            return () -> LAST_ANSWERS.add(currentUser(address));
        }

        private static String currentUser(DatabaseAddress address) throws SQLException {
            try (var connection =
                            DriverManager.getConnection(
                                    address.url(), address.user(), address.password());
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("select current_user")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
