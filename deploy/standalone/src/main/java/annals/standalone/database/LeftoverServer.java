package annals.standalone.database;

import annals.http.startup.StartRefused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A server that lives on after its process was killed. It is ended in order and started anew rather
 * than adopted: so the new one has the programs and the settings of this release, is our child, and
 * no session of the dead process keeps a lock. That costs one checkpoint; what was committed stays.
 */
final class LeftoverServer {

    private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);

    /** Backends see within moments that their server has died. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Programs programs;

    LeftoverServer(Cluster cluster, Programs programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /** Only to be called by the one who holds the directory's lock, with no server of its own. */
    void end() {
        var servers = new RunningServers(cluster.directory());
        servers.postmaster().ifPresent(this::stop);
        await(servers, ProcessHandle::destroy);
        await(servers, ProcessHandle::destroyForcibly);
        await(servers, _ -> {});
        var left = servers.all();
        if (!left.isEmpty()) {
            throw new StartRefused(
                    ("PostgreSQL still runs on %s as process %s and does not end; end it, then"
                                    + " start again")
                            .formatted(
                                    cluster.directory(),
                                    left.stream().map(ProcessHandle::pid).toList()));
        }
        forget(servers);
    }

    private void stop(ProcessHandle postmaster) {
        LOG.info(
                "A PostgreSQL that outlived its process (pid {}) is ended in order first",
                postmaster.pid());
        if (!programs.stop(cluster, "fast")) {
            programs.stop(cluster, "immediate");
        }
    }

    /** Waits until all are gone, and does something to those that are late. */
    private static void await(RunningServers servers, Consumer<ProcessHandle> late) {
        var processes = servers.all();
        var exits =
                CompletableFuture.allOf(
                        processes.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture[]::new));
        try {
            exits.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            servers.all().forEach(late);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Removes a {@code postmaster.pid} that nobody stands behind any more. PostgreSQL itself
     * refuses to start where its id belongs to another process of this user, as is usual in
     * containers.
     */
    private static void forget(RunningServers servers) {
        try {
            Files.deleteIfExists(servers.pidFile());
        } catch (IOException e) {
            throw new StartRefused(
                    "%s cannot be removed (%s)".formatted(servers.pidFile(), Reason.of(e)), e);
        }
    }
}
