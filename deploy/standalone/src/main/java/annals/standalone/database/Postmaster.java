package annals.standalone.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that runs as a child of this process. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

    /** One that failed to start is about to end by itself. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Launch launch;
    private final int port;
    private final Process process;
    private final ServerOutput output;

    private Postmaster(Launch launch, int port, Process process, ServerOutput output) {
        this.launch = launch;
        this.port = port;
        this.process = process;
        this.output = output;
    }

    static Postmaster start(Launch launch, int port) {
        var arguments = new ArrayList<>(List.of("-D", launch.cluster().directory().toString()));
        arguments.addAll(Settings.commandLine(port));
        try {
            var process =
                    launch.programs()
                            .command("postgres", arguments)
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var output = new ServerOutput(process.inputReader(), launch.log());
            Thread.ofPlatform().daemon().name("postgresql-output").start(output);
            return new Postmaster(launch, port, process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    boolean runs() {
        return process.isAlive();
    }

    /**
     * Waits until it takes connections.
     *
     * @return whether it does: not if it has ended or the time is over
     */
    boolean awaitReady(Duration limit) throws InterruptedException {
        return output.awaitReady(limit);
    }

    /** Waits until it has ended, and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Why it did not come up, in its own words, if it has told. */
    Optional<String> complaint() {
        return output.complaints().map(LogLine::message).findFirst();
    }

    boolean complainsOfPort() {
        return output.complaints().anyMatch(LogLine::saysPortTaken);
    }

    /** Ends it in order: sessions are cut, what they have not committed is undone. */
    void stop() {
        try {
            if (process.isAlive()
                    && !launch.programs().stop(launch.cluster(), "fast")
                    && !endsWithin(MOMENT)) {
                LOG.warn("PostgreSQL does not end in order; it is ended at once, and will recover");
                if (!launch.programs().stop(launch.cluster(), "immediate")) {
                    process.destroy();
                }
            }
            if (!endsWithin(PATIENCE)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
