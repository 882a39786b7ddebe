package annals.standalone;

import annals.standalone.tool.PrivateStart;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Starts the registry for the length of a command of the operator's tool: it listens where nobody
 * looks for it, imports nothing, greets nobody, and what it logs goes to standard error.
 */
final class PrivateRegistry implements PrivateStart {

    private static final String SORRY = "Annals cannot start: ";

    private static final String[] ARGUMENTS = {
        "--server.address=127.0.0.1",
        "--server.port=0",
        "--server.shutdown=immediate",
        "--management.server.address=127.0.0.1",
        "--management.server.port=0",
        "--annals.importing.from=",
        "--" + Greeting.PROPERTY + "=false",
        "--logging.level.annals=warn"
    };

    @Override
    public Running start() throws Refused {
        var err = System.err;
        System.setOut(err);
        var said = new ByteArrayOutputStream();
        try (var quiet = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            // Boot says there why it does not start; here it is a part of another sentence
            System.setErr(quiet);
            var context = new SpringApplication(Standalone.class).run(ARGUMENTS);
            return new InThisProcess(context);
        } catch (RuntimeException e) {
            throw new Refused(reason(said.toString(StandardCharsets.UTF_8), e), e);
        } finally {
            System.setErr(err);
        }
    }

    private static String reason(String said, RuntimeException failure) {
        int begin = said.lastIndexOf(SORRY);
        return begin < 0
                ? String.valueOf(failure.getMessage()).lines().findFirst().orElse("")
                : said.substring(begin + SORRY.length()).strip();
    }

    private record InThisProcess(ConfigurableApplicationContext context) implements Running {

        @Override
        public URI management() {
            return URI.create(
                    "http://127.0.0.1:"
                            + context.getEnvironment().getProperty("local.management.port"));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
