package annals.benchmarks.updates;

import annals.benchmarks.hammer.BaseUrl;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of a registry that is ended and started again in the same place. */
final class RestartedProcess implements AutoCloseable {

    private static final int LONGEST_START_SECONDS = 120;
    private static final long MILLISECONDS_BETWEEN_LOOKS = 50;

    private final List<String> command;
    private final Path home;
    private final Map<String, String> settings;
    private final int port = freePort();
    private final Registry registry;
    private final Registry management;
    private RegistryProcess process;
    private int starts;

    RestartedProcess(List<String> command, Path home, Map<String, String> more) {
        this.command = command;
        this.home = home;
        int managementPort = freePort();
        settings = new HashMap<>(more);
        settings.put("MCP_REGISTRY_SERVER_ADDRESS", "127.0.0.1:" + port);
        settings.put("MCP_REGISTRY_MANAGEMENT_ADDRESS", "127.0.0.1:" + managementPort);
        registry = registryAt(port);
        management = registryAt(managementPort);
        process = launch();
    }

    private static Registry registryAt(int port) {
        return new Registry(BaseUrl.of("http://127.0.0.1:" + port, false));
    }

    private RegistryProcess launch() {
        starts++;
        try {
            return RegistryProcess.start(
                    command, Files.createDirectories(home.resolve("start-" + starts)), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers. */
    void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!registry.get("/v0.1/servers").good()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw process.failure("an answer");
            }
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        var handle = ProcessHandle.of(process.pid());
        handle.ifPresent(ProcessHandle::destroyForcibly);
        while (process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
        }
    }

    /** As an orchestrator does: SIGTERM. */
    void stop() {
        process.close();
    }

    /** After it has ended. */
    void startAgain() {
        process = launch();
    }

    int port() {
        return port;
    }

    Registry registry() {
        return registry;
    }

    Registry management() {
        return management;
    }

    @Override
    public void close() {
        process.close();
        registry.close();
        management.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
