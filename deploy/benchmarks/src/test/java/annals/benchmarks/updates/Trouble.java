package annals.benchmarks.updates;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Stops and kills a process again and again, and starts it anew each time. */
final class Trouble {

    private static final int SHORTEST_MILLISECONDS = 500;
    private static final int MOST_MILLISECONDS = 8_000;
    private static final int MOST_MILLISECONDS_AWAY = 1_000;

    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong stops = new AtomicLong();

    /**
     * Until it is over; then the process runs.
     *
     * @param killsFirst which of the two ways comes first; then they come in turns
     */
    Void trouble(
            RestartedProcess process, boolean killsFirst, Random random, BooleanSupplier isOver)
            throws InterruptedException {
        boolean kill = killsFirst;
        while (true) {
            long calm = SHORTEST_MILLISECONDS + random.nextInt(MOST_MILLISECONDS);
            for (long i = 0; i < calm && !isOver.getAsBoolean(); i += SHORTEST_MILLISECONDS / 10) {
                TimeUnit.MILLISECONDS.sleep(SHORTEST_MILLISECONDS / 10);
            }
            if (isOver.getAsBoolean()) {
                return null;
            }
            if (kill) {
                process.kill();
                kills.incrementAndGet();
            } else {
                process.stop();
                stops.incrementAndGet();
            }
            kill = !kill;
            TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLISECONDS_AWAY));
            process.startAgain();
            process.awaitReady();
        }
    }

    long kills() {
        return kills.get();
    }

    long stops() {
        return stops.get();
    }
}
