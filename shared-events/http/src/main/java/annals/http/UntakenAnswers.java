package annals.http;

import org.apache.tomcat.util.net.AbstractEndpoint;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Cuts, while a server stops, the answers whose readers take nothing of them, so that nobody holds
 * up a stop by not reading. Answers that are still being made are let alone.
 */
final class UntakenAnswers implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(UntakenAnswers.class);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final AbstractEndpoint<NioChannel, ?> endpoint;
    private final Duration patience;
    private Map<NioSocketWrapper, Wait> waiting = Map.of();

    /**
     * A thread that waits for room to write.
     *
     * @param lastWrite when something was written last; the same as long as nothing is taken
     * @param since the look that has seen it first, by {@link System#nanoTime}
     */
    private record Wait(long lastWrite, long since) {}

    /**
     * @param patience with a client that takes nothing
     */
    UntakenAnswers(AbstractEndpoint<NioChannel, ?> endpoint, Duration patience) {
        this.endpoint = endpoint;
        this.patience = patience;
    }

    /** Goes on until the server has stopped. */
    @Override
    public void run() {
        try {
            while (endpoint.isRunning()) {
                look(System.nanoTime());
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(long now) {
        var before = waiting;
        waiting = new HashMap<>();
        for (var connection : endpoint.getConnections()) {
            if (connection instanceof NioSocketWrapper writer
                    && writer.interestOpsHas(SelectionKey.OP_WRITE)) {
                var wait = new Wait(writer.getLastWrite(), now);
                var known = before.getOrDefault(writer, wait);
                waiting.put(writer, known.lastWrite() == wait.lastWrite() ? known : wait);
            }
        }
        waiting.forEach(
                (connection, wait) -> {
                    if (now - wait.since() > patience.toNanos()) {
                        cut(connection);
                    }
                });
    }

    /** To close the socket would not wake the thread; the end of its output does. */
    private static void cut(NioSocketWrapper connection) {
        try {
            connection.getSocket().getIOChannel().shutdownOutput();
        } catch (IOException gone) {
            log.debug("A client that took nothing is gone", gone);
        }
    }
}
