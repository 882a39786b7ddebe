package annals.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import annals.standalone.database.DataDirectory;
import annals.standalone.database.EmbeddedDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The whole process, as a user starts it. */
class StandaloneTest {

    @TempDir private Path home;

    @Test
    void aSecondOneOnTheSameDirectoryEndsWithOneSentence() throws Exception {
        try (var _ = EmbeddedDatabase.start(new DataDirectory(home))) {
            var second =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Standalone.class.getName());
            second.environment().put("MCP_REGISTRY_DATA_DIR", home.toString());
            second.environment().put("MCP_REGISTRY_SERVER_ADDRESS", "127.0.0.1:0");
            second.environment().put("MCP_REGISTRY_MANAGEMENT_ADDRESS", "127.0.0.1:0");
            var process = second.redirectErrorStream(true).start();
            try (var output = process.inputReader()) {
                assertThat(output.readAllAsString())
                        .isEqualToIgnoringNewLines(
                                ("Annals cannot start: the data directory %s is in use by the"
                                     + " process %d; stop that one first, or choose another"
                                     + " directory with MCP_REGISTRY_DATA_DIR")
                                        .formatted(
                                                home.toRealPath(), ProcessHandle.current().pid()));
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void whatAnOlderJavaStartsIsReadableForIt() throws IOException {
        assertThat(majorVersion("Start.class")).isEqualTo(61);
        assertThat(majorVersion("Standalone.class")).isEqualTo(69);
    }

    /** Of a class file (Java Virtual Machine Specification, 4.1): 61 is that of Java 17. */
    private static int majorVersion(String file) throws IOException {
        try (var in = Start.class.getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            return in.readNBytes(8)[7];
        }
    }
}
