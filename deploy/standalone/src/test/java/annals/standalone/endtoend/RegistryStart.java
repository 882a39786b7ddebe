package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.DatabaseAddress;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a registry is started: from the jar that users start, from another directory, with a small
 * heap, on any free port. It may be started as often as a test likes; with the same directory it is
 * the same registry.
 *
 * @param settings environment variables, beside those that every test's registry has
 */
record RegistryStart(Map<String, String> settings) {

    private static final String VARIABLES = "MCP_REGISTRY_";
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(60);
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(2);

    /**
     * Small, and quick to start: a test's registry does not live long enough for the full compiler.
     */
    private static final List<String> JVM =
            List.of(
                    "-Xmx160m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED");

    RegistryStart {
        settings = Map.copyOf(settings);
    }

    /** With the database that it brings along, in this directory. */
    static RegistryStart on(Path data) {
        return new RegistryStart(
                Map.of(
                        "MCP_REGISTRY_DATA_DIR",
                        data.toString(),
                        "MCP_REGISTRY_SERVER_ADDRESS",
                        "127.0.0.1:0",
                        "MCP_REGISTRY_MANAGEMENT_ADDRESS",
                        "127.0.0.1:0",
                        "MCP_REGISTRY_JWT_PRIVATE_KEY",
                        TestTokens.SEED));
    }

    /** The same, in a new directory below this one. */
    static RegistryStart fresh(Path home) {
        return on(FreshData.in(home));
    }

    /** With this database instead of its own. */
    RegistryStart withDatabase(DatabaseAddress address) {
        return with(
                "MCP_REGISTRY_DATABASE_URL",
                "postgres://%s@%s".formatted(address.user(), address.place()));
    }

    /** It imports from this file or URL. */
    RegistryStart seededFrom(Object source) {
        return with("MCP_REGISTRY_SEED_FROM", source.toString());
    }

    /** It gives tokens to anyone, for names that say so. */
    RegistryStart withAnonymousAuth() {
        return with("MCP_REGISTRY_ENABLE_ANONYMOUS_AUTH", "true");
    }

    /** On this port, so that it can be asked before it has told where it listens. */
    RegistryStart listeningOn(int port) {
        return with("MCP_REGISTRY_SERVER_ADDRESS", "127.0.0.1:" + port);
    }

    /** With another setting. */
    RegistryStart with(String variable, String value) {
        var more = new LinkedHashMap<>(settings);
        more.put(variable, value);
        return new RegistryStart(more);
    }

    /** Starts it, and waits until it is ready. */
    RunningRegistry run() {
        var registry = launch();
        registry.awaitReady();
        return registry;
    }

    /** Starts it, and does not wait. */
    RunningRegistry launch() {
        try {
            var console = Console.fresh();
            return new RunningRegistry(command(console).start(), console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a process has said that would not start.
     *
     * @param console all of it
     */
    record Refusal(int exitCode, String console) {}

    /** Starts it, and waits until it has ended by itself. */
    Refusal refused() throws InterruptedException {
        try (var registry = launch()) {
            var ended = registry.process().waitFor(LONGEST_REFUSAL.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended).as("it ends by itself").isTrue();
            return new Refusal(registry.process().exitValue(), registry.console().text());
        }
    }

    /**
     * What a command of the operator's tool has said.
     *
     * @param out the result
     * @param err all else
     */
    record Told(int exitCode, String out, String err) {

        /** The same; fails if it has ended otherwise. */
        Told expect(int expected) {
            assertThat(exitCode).as(toString()).isEqualTo(expected);
            return this;
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    /** Runs a command of the operator's tool with these settings, and waits for its end. */
    Told tool(String... arguments) throws InterruptedException, IOException {
        var out = Console.fresh();
        var err = Console.fresh();
        var builder = command(out).redirectErrorStream(false).redirectError(err.file().toFile());
        builder.command().addAll(List.of(arguments));
        var process = builder.start();
        try {
            var ended = process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended).as("%s ends", String.join(" ", arguments)).isTrue();
            return new Told(process.exitValue(), out.text(), err.text());
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder command(Console console) {
        var builder =
                new ProcessBuilder()
                        .command(java())
                        .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(console.file().toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith(VARIABLES));
        environment.putAll(settings);
        return builder;
    }

    private static List<String> java() {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar().toString()));
        return command;
    }

    /** The build says which one it has made. */
    private static Path jar() {
        var jar = Path.of(System.getProperty("annals.exec-jar", "missing"));
        assertThat(jar).as("system property annals.exec-jar; mvn verify sets it").isRegularFile();
        return jar;
    }

    /** A password or key would be told otherwise. */
    @Override
    public String toString() {
        return "RegistryStart" + settings.keySet();
    }

    /** A file beside others of the same test run. */
    record Console(Path file) {

        private static final Path DIRECTORY = Path.of("target", "consoles");

        static Console fresh() throws IOException {
            Files.createDirectories(DIRECTORY);
            return new Console(Files.createTempFile(DIRECTORY, "registry-", ".log"));
        }

        String text() {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
