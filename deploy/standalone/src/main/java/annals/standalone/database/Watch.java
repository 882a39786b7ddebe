package annals.standalone.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the server running: one that dies is started again on the same port, however often that has
 * to be tried, until this is closed.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Launch launch;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Postmaster server;

    private Watch(Launch launch, Postmaster server) {
        this.launch = launch;
        this.server = server;
        this.thread = Thread.ofPlatform().daemon().name("postgresql-watch").unstarted(this::run);
    }

    static Watch over(Launch launch, Postmaster server) {
        var watch = new Watch(launch, server);
        watch.thread.start();
        return watch;
    }

    /** The one that runs now, or ran last. */
    synchronized Postmaster server() {
        return server;
    }

    @Override
    public void close() {
        closing.countDown();
        server().stop();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // one that was started meanwhile
        server().stop();
    }

    private void run() {
        try {
            while (true) {
                int exitCode = server().awaitEnd();
                if (isClosing(Duration.ZERO)) {
                    return;
                }
                LOG.warn("PostgreSQL has ended (exit code {}); it is started again", exitCode);
                var since = System.nanoTime();
                if (!startAgain()) {
                    return;
                }
                LOG.info(
                        "PostgreSQL is back after {} ms",
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean startAgain() throws InterruptedException {
        for (var pause = FIRST_PAUSE; !isClosing(Duration.ZERO); pause = longer(pause)) {
            try {
                new LeftoverServer(launch.cluster(), launch.programs()).end();
                if (replace() && awaitReady()) {
                    return true;
                }
            } catch (RuntimeException e) {
                LOG.debug("PostgreSQL cannot be started yet", e);
            }
            if (isClosing(pause)) {
                return false;
            }
        }
        return false;
    }

    private synchronized boolean replace() {
        if (closing.getCount() == 0) {
            return false;
        }
        server = launch.on(server.port());
        return true;
    }

    /** As long as it lives it is not ended: a recovery that is cut short begins anew. */
    private boolean awaitReady() throws InterruptedException {
        var started = server();
        while (started.runs()) {
            if (started.awaitReady(Launch.LIMIT)) {
                return true;
            }
        }
        return false;
    }

    private boolean isClosing(Duration wait) throws InterruptedException {
        return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
