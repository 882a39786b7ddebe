package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The script that the README names, beside the jar that was built. */
class RunScriptIT {

    @TempDir Path root;
    private Path script;

    /** What it has said. */
    private record Said(int exitCode, String output, String errors) {}

    /** In a tree of its own, so that nothing is built by it, and what it prepares is seen. */
    @BeforeEach
    void prepare() throws IOException {
        var jar = Path.of(System.getProperty("annals.exec-jar", "missing"));
        for (var folder : List.of("shared-events", "command-side", "query-side")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.createFile(root.resolve("pom.xml"));
        var here = root.resolve("deploy/standalone");
        Files.createDirectories(here.resolve("target"));
        script = Files.copy(Path.of("run"), here.resolve("run"));
        Files.copy(jar, here.resolve("target").resolve(jar.getFileName()));
    }

    private Said run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(script.resolveSibling("target"), "errors", ".txt");
        var builder = new ProcessBuilder("sh", script.toString());
        builder.command().addAll(List.of(arguments));
        builder.redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MCP_REGISTRY_"));
        builder.environment().put("MCP_REGISTRY_DATA_DIR", script.resolveSibling("no").toString());
        builder.environment().putAll(settings);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), output, Files.readString(log));
    }

    @Test
    void theFirstStartPreparesTheClassesAndLaterOnesUseThem() throws Exception {
        var first =
                run(
                        Map.of("MCP_REGISTRY_DATABASE_URL", "postgres://nobody@127.0.0.1:1/no"),
                        "--version");

        assertThat(first.errors()).contains("Preparing for faster starts").doesNotContain("failed");
        assertThat(first.output()).startsWith("Annals ");
        assertThat(first.exitCode()).isZero();
        assertThat(script.resolveSibling("target").resolve("prepared"))
                .isDirectoryContaining("glob:**/classes.aot")
                .isDirectoryNotContaining("glob:**/trial");
        assertThat(ProcessHandle.allProcesses())
                .as("no database is left behind")
                .noneMatch(this::isOfThisTree);
        // "on" ends the JVM if what was prepared is of no use
        var second = run(Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"), "--version");
        assertThat(second.exitCode()).as(second.errors()).isZero();
        assertThat(second.output()).isEqualTo(first.output());
        assertThat(second.errors()).doesNotContain("Preparing");
        assertThat(script.resolveSibling("no")).doesNotExist();
    }

    @Test
    void aHeapOfTheEnvironmentTakesThePlaceOfItsOwn() throws Exception {
        var print = "-XX:+PrintFlagsFinal";
        assertThat(run(Map.of("JDK_JAVA_OPTIONS", print), "--version").output())
                .containsPattern("MaxHeapSize += 218103808");
        assertThat(run(Map.of("JDK_JAVA_OPTIONS", print + " -Xmx320m"), "--version").output())
                .containsPattern("MaxHeapSize += 335544320");
    }

    private boolean isOfThisTree(ProcessHandle process) {
        return process.info().command().orElse("").startsWith(root.toString());
    }
}
