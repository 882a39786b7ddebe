package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.process.RegistryProcess;

import java.time.Duration;

/** Waits until all read models of a registry have all events. */
record CaughtUp(RegistryProcess process, EmbeddedServer database) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    void await() throws InterruptedException {
        Waiting.forThat(
                process,
                database::isAllProjected,
                PATIENCE,
                "read models with all events within %d s".formatted(PATIENCE.toSeconds()));
    }
}
