package annals.standalone.database;

import annals.http.startup.StartRefused;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/**
 * All that is needed to start the server on a cluster.
 *
 * @param log where its output goes
 */
record Launch(Cluster cluster, Programs programs, ServerLog log) {

    /** A recovery is bounded by {@code max_wal_size}; this is many times what it takes. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Between choosing a free port and taking it another process may take it. */
    private static final int PORTS_TRIED = 5;

    /** Starts it for the first time and waits until it takes connections. */
    Postmaster onFreePort() {
        new LeftoverServer(cluster, programs).end();
        cluster.complete(programs);
        for (int tried = 1; ; tried++) {
            var server = on(freePort());
            if (isReady(server)) {
                return server;
            }
            server.stop();
            if (tried == PORTS_TRIED || !server.complainsOfPort()) {
                throw refusal(server);
            }
        }
    }

    /** Starts it; it takes no connections yet. */
    Postmaster on(int port) {
        return Postmaster.start(this, port);
    }

    private static boolean isReady(Postmaster server) {
        try {
            return server.awaitReady(LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private StartRefused refusal(Postmaster server) {
        return new StartRefused(
                "PostgreSQL does not start on %s (%s); its log is %s"
                        .formatted(
                                cluster.directory(),
                                server.complaint()
                                        .orElse("not ready after " + LIMIT.toSeconds() + " s"),
                                log.file()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("no port of 127.0.0.1 is free (%s)".formatted(Reason.of(e)), e);
        }
    }
}
