package annals.benchmarks.process;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A registry that was started here, on loopback, with a data directory of its own. */
public final class RegistryProcess implements AutoCloseable {

    /** It ends its database in order, which takes a checkpoint. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Settings of the user's that would change what is measured. */
    private static final Set<String> LEFT_OUT = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS");

    private static final int LINES_TOLD = 20;

    private final Process process;
    private final long begun;
    private final String url;
    private final String managementUrl;
    private final Path console;

    private RegistryProcess(
            Process process, long begun, String url, String managementUrl, Path console) {
        this.process = process;
        this.begun = begun;
        this.url = url;
        this.managementUrl = managementUrl;
        this.console = console;
    }

    /**
     * Starts one.
     *
     * @param command a script or program that becomes the registry, or starts it as its child
     * @param directory for its data and its console
     * @param settings beside those of addresses and data, as environment variables
     */
    public static RegistryProcess start(
            List<String> command, Path directory, Map<String, String> settings) {
        var address = "127.0.0.1:" + FreePort.find();
        var management = "127.0.0.1:" + FreePort.find();
        var console = directory.resolve("console.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(console.toFile());
        var environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("MCP_REGISTRY_") || LEFT_OUT.contains(name));
        environment.put("MCP_REGISTRY_DATA_DIR", directory.resolve("data").toString());
        environment.put("MCP_REGISTRY_SERVER_ADDRESS", address);
        environment.put("MCP_REGISTRY_MANAGEMENT_ADDRESS", management);
        environment.put("MCP_REGISTRY_ENABLE_ANONYMOUS_AUTH", "true");
        environment.putAll(settings);
        try {
            long begun = System.nanoTime();
            return new RegistryProcess(
                    builder.start(), begun, "http://" + address, "http://" + management, console);
        } catch (IOException e) {
            throw new RunFailed(
                    "the registry cannot be started with %s (%s)".formatted(command, e));
        }
    }

    /** Where it answers. */
    public String url() {
        return url;
    }

    /** Where its management port answers. */
    public String managementUrl() {
        return managementUrl;
    }

    /** The process that the command became. */
    public long pid() {
        return process.pid();
    }

    /** Its processes, the database's among them. */
    public ProcessTree tree() {
        return ProcessTree.of(List.of(process.pid()));
    }

    /** Whether it is still there. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How long ago it was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What it has written to its console. */
    public List<String> console() {
        try {
            return Files.readAllLines(console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be thrown by whoever waited for it in vain. */
    public RunFailed failure(String expected) {
        var lines = console();
        var last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
        return new RunFailed(
                "expected of the registry: %s; %s; its console ends with:%n%s"
                        .formatted(
                                expected,
                                isAlive() ? "it runs" : "it has ended",
                                String.join(System.lineSeparator(), last)));
    }

    /** Ends it, and waits until it has ended; harmless when it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
