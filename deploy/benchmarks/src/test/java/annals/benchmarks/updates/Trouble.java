package annals.benchmarks.updates;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Stops and kills a process again and again, and starts it anew each time. */
final class Trouble {

    private static final int SHORTEST_MILLISECONDS = 3_000;
    private static final int MORE_MILLISECONDS = 7_000;
    private static final int LOOK_MILLISECONDS = 50;
    private static final int MOST_MILLISECONDS_AWAY = 1_000;

    /** Held while a process is away, mostly: where all are, nothing happens. */
    private final ReentrantLock away = new ReentrantLock();

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
            await(SHORTEST_MILLISECONDS + random.nextInt(MORE_MILLISECONDS), isOver);
            if (isOver.getAsBoolean()) {
                return null;
            }
            boolean alone = random.nextInt(4) > 0;
            if (alone) {
                away.lockInterruptibly();
            }
            try {
                end(process, kill);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLISECONDS_AWAY));
                process.startAgain();
                process.awaitReady();
            } finally {
                if (alone) {
                    away.unlock();
                }
            }
            kill = !kill;
        }
    }

    private static void await(long milliseconds, BooleanSupplier isOver)
            throws InterruptedException {
        for (long i = 0; i < milliseconds && !isOver.getAsBoolean(); i += LOOK_MILLISECONDS) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLISECONDS);
        }
    }

    private void end(RestartedProcess process, boolean kill) throws InterruptedException {
        if (kill) {
            process.kill();
            kills.incrementAndGet();
        } else {
            process.stop();
            stops.incrementAndGet();
        }
    }

    long kills() {
        return kills.get();
    }

    long stops() {
        return stops.get();
    }
}
