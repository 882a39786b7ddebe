package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs that are not ours, and the folder below {@code target} in which one kind of them is
 * installed.
 *
 * @param source what the project says of them: what to install, how to use it
 * @param folder where they are
 */
record ForeignProgram(Path source, Path folder) {

    private static final Path SOURCES = Path.of("src", "test", "clients").toAbsolutePath();
    private static final Path FOLDERS = Path.of("target", "clients").toAbsolutePath();

    /** A registry of packages may be far away. */
    private static final Duration LONGEST_INSTALLATION = Duration.ofMinutes(5);

    /** What a program has said. */
    record Said(int exitCode, String output, String log) {}

    static ForeignProgram named(String name) {
        return new ForeignProgram(SOURCES.resolve(name), FOLDERS.resolve(name));
    }

    /** Copies all of the project's files, and installs what this one lists, once. */
    void install(String listing, List<List<String>> commands) throws Exception {
        var list = Files.readString(source.resolve(listing));
        var installed = folder.resolve("installed.txt");
        if (!Files.exists(installed) || !Files.readString(installed).equals(list)) {
            Files.deleteIfExists(installed);
            copyFiles();
            for (var command : commands) {
                var said = run("", LONGEST_INSTALLATION, command);
                assertThat(said.exitCode())
                        .as("%s in %s says:%n%s%s", command, folder, said.output(), said.log())
                        .isZero();
            }
            Files.writeString(installed, list);
        }
        copyFiles();
    }

    private void copyFiles() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(source)) {
            for (var file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    /** Runs a command in the folder, and waits for its end. */
    Said run(String input, Duration longest, List<String> command)
            throws IOException, InterruptedException {
        return run(input, Map.of(), longest, command);
    }

    /** The same, with these variables in its environment. */
    Said run(String input, Map<String, String> environment, Duration longest, List<String> command)
            throws IOException, InterruptedException {
        var given = Files.writeString(folder.resolve("input.txt"), input);
        var output = folder.resolve("output.txt");
        var log = folder.resolve("log.txt");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectInput(given.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(log.toFile());
        builder.environment().putAll(environment);
        var process = start(builder);
        try {
            assertThat(process.waitFor(longest.toSeconds(), TimeUnit.SECONDS))
                    .as("%s ends within %s; see %s and %s", command, longest, output, log)
                    .isTrue();
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .forEach(ProcessHandle::destroyForcibly);
        }
        return new Said(
                process.exitValue(), Files.readString(output, UTF_8), Files.readString(log, UTF_8));
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            var missing = builder.command().getFirst();
            throw new AssertionError(
                    ("The tests of real clients run %s, which cannot be started here: install"
                                    + " Node.js 20 or later with npm, and Python 3.11 or later with"
                                    + " its module venv (README, \"Test\")")
                            .formatted(missing),
                    e);
        }
    }
}
