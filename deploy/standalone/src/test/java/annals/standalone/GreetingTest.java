package annals.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.DatabaseAddress;
import annals.standalone.database.DataDirectory;
import annals.standalone.database.GivenDatabase;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

import java.nio.file.Path;
import java.time.Duration;

class GreetingTest {

    private final MockEnvironment environment =
            new MockEnvironment()
                    .withProperty("local.server.port", "41000")
                    .withProperty("management.server.address", "::1")
                    .withProperty("local.management.port", "41001");

    @Test
    void itSaysWhereEverythingIsAndWhatToTry() {
        var database = DatabaseAddress.parse("postgres://u:secret@db:5433/r?sslmode=require");
        assertThat(
                        new Greeting(
                                        environment,
                                        new DataDirectory(Path.of("/data")),
                                        new GivenDatabase(database))
                                .text(Duration.ofMillis(3_456)))
                .isEqualTo(
                        """

                        Annals is ready after 3.5 s.

                          Registry    http://localhost:41000
                          Management  http://[::1]:41001/actuator/health
                          Database    db:5433/r, as u; keys in /data
                          Try         curl -s 'http://localhost:41000/v0.1/servers?limit=3'
                          Stop        Ctrl-C

                        """);
    }
}
