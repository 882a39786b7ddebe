package annals.standalone.database;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a server and its backends write; read to the end, so that they never wait for a reader. */
final class ServerOutput implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerOutput.class);

    private final BufferedReader lines;
    private final ServerLog log;

    /** Opens when the server takes connections or has ended. */
    private final CountDownLatch decided = new CountDownLatch(1);

    private final Queue<LogLine> complaints = new ConcurrentLinkedQueue<>();
    private volatile boolean ready;

    ServerOutput(BufferedReader lines, ServerLog log) {
        this.lines = lines;
        this.log = log;
    }

    @Override
    public void run() {
        try (lines) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                log.add(text);
                if (decided.getCount() > 0) {
                    hear(LogLine.of(text));
                }
            }
        } catch (IOException e) {
            LOG.debug("PostgreSQL's output ended", e);
        } finally {
            decided.countDown();
        }
    }

    boolean awaitReady(Duration limit) throws InterruptedException {
        return decided.await(limit.toMillis(), TimeUnit.MILLISECONDS) && ready;
    }

    /** What it complained of before it was ready; the first is the cause of the others. */
    Stream<LogLine> complaints() {
        return complaints.stream();
    }

    private void hear(LogLine line) {
        if (line.saysReady()) {
            ready = true;
            decided.countDown();
        } else if (line.isComplaint() || line.saysPortTaken()) {
            complaints.add(line);
        }
    }
}
