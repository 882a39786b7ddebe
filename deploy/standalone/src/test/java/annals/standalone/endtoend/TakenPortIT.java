package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** A registry that cannot listen where it should ends, and its database with it. */
class TakenPortIT {

    @ParameterizedTest
    @ValueSource(strings = {"MCP_REGISTRY_SERVER_ADDRESS", "MCP_REGISTRY_MANAGEMENT_ADDRESS"})
    void aTakenPortEndsTheStartAndTheDatabase(String variable, @TempDir Path home)
            throws Exception {
        var start = RegistryStart.fresh(home);
        var data = Path.of(start.settings().get("MCP_REGISTRY_DATA_DIR"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var refusal = start.with(variable, "127.0.0.1:" + taken.getLocalPort()).refused();

            assertThat(refusal.exitCode()).as(refusal.console()).isEqualTo(1);
            assertThat(refusal.console())
                    .endsWith(
                            ("Annals cannot start: port %d is in use; stop the process that listens"
                                            + " there, or choose another address with"
                                            + " MCP_REGISTRY_SERVER_ADDRESS"
                                            + " (MCP_REGISTRY_MANAGEMENT_ADDRESS for the management"
                                            + " port)\n")
                                    .formatted(taken.getLocalPort()))
                    .doesNotContain("ERROR", "\tat ");
        }
        var cluster = data.toRealPath().resolve("postgresql");
        assertThat(cluster).as("it had a database").isDirectoryContaining("glob:**PG_VERSION");
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
        assertThat(serversOf(cluster)).isEmpty();
    }

    private static List<String> serversOf(Path cluster) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().stream())
                .filter(line -> line.contains(cluster.toString()))
                .toList();
    }
}
