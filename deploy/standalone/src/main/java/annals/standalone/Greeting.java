package annals.standalone;

import annals.standalone.database.DataDirectory;
import annals.standalone.database.Database;
import annals.standalone.database.EmbeddedDatabase;
import annals.standalone.database.GivenDatabase;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** Tells on the console where everything is, and what to try next. */
@Component
@ConditionalOnBooleanProperty(name = Greeting.PROPERTY, matchIfMissing = true)
final class Greeting {

    /** Whether there is somebody to read it. */
    static final String PROPERTY = "annals.greeting";

    private final Environment environment;
    private final DataDirectory directory;
    private final Database database;

    Greeting(Environment environment, DataDirectory directory, Database database) {
        this.environment = environment;
        this.directory = directory;
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        var sinceTheJvmBegan = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        System.out.print(text(sinceTheJvmBegan));
    }

    String text(Duration start) {
        var registry = url("server.address", "local.server.port");
        return """

        Annals is ready after %s s.

          Registry    %s
          Management  %s/actuator/health
          %s
          Try         curl -s '%s/v0.1/servers?limit=3'
          Stop        Ctrl-C

        """
                .formatted(
                        seconds(start),
                        registry,
                        url("management.server.address", "local.management.port"),
                        whereTheDataLie(),
                        registry);
    }

    private String whereTheDataLie() {
        return switch (database) {
            case EmbeddedDatabase embedded ->
                    ("Data        %s (PostgreSQL on %s, role annals, password in"
                                    + " postgresql/annals.password)")
                            .formatted(directory.path(), embedded.address().place());
            case GivenDatabase given ->
                    "Database    %s, as %s; keys in %s"
                            .formatted(
                                    given.address().place(),
                                    given.address().user(),
                                    directory.path());
        };
    }

    private String url(String address, String port) {
        var host = environment.getProperty(address, "");
        var name =
                switch (host) {
                    case "", "0.0.0.0", "::" -> "localhost";
                    default -> host.indexOf(':') < 0 ? host : "[" + host + "]";
                };
        return "http://" + name + ":" + environment.getProperty(port);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
