package annals.benchmarks.figures;

import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a registry. */
final class Waiting {

    private static final Duration FOR_START = Duration.ofMinutes(2);

    /** How exact the times are; looking more often would take the CPU that a start needs. */
    private static final long MILLISECONDS_BETWEEN_LOOKS = 10;

    private Waiting() {}

    /** Something that one waits for. */
    @FunctionalInterface
    interface Condition {

        boolean holds() throws InterruptedException;
    }

    /** Until it answers the first page of the list; tells how long after its start that was. */
    static Duration forFirstPage(RegistryProcess process, Registry registry)
            throws InterruptedException {
        forThat(
                process,
                () -> registry.get("/v0.1/servers").good(),
                FOR_START,
                "a first page within " + FOR_START.toSeconds() + " s of its start");
        return process.age();
    }

    /** Until something holds, or the registry ends, or the time is over. */
    static void forThat(
            RegistryProcess process, Condition condition, Duration patience, String expected)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw process.failure(expected);
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }
}
