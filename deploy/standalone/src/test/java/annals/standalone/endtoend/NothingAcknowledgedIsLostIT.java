package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** Ended in the midst of a burst, a registry has everything that it has acknowledged. */
class NothingAcknowledgedIsLostIT {

    private static final int BURST = 200;

    @TempDir private Path home;
    private int port;
    private RegistryStart start;

    @BeforeEach
    void chooseThePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        start = RegistryStart.fresh(home).listeningOn(port);
    }

    private interface End {
        void of(RunningRegistry registry) throws InterruptedException;
    }

    @Test
    void whenTheApplicationIsKilledAlone() throws Exception {
        hasEverythingAfter(RunningRegistry::kill);
    }

    @Test
    void whenTheApplicationIsKilledWithItsDatabase() throws Exception {
        hasEverythingAfter(RunningRegistry::killWithDatabase);
    }

    @Test
    void whenItIsStoppedInOrder() throws Exception {
        hasEverythingAfter(RunningRegistry::stop);
    }

    private void hasEverythingAfter(End end) throws Exception {
        try (var first = start.run();
                var publishers = Publishers.begin(8, "com.example/burst", first)) {
            publishers.awaitMore(BURST);
            var database = first.database();
            end.of(first);
            publishers.close();
            try (var again = start.launch()) {
                var answer = again.firstAnswer(port, "/v0.1/servers?limit=100").expect(200);
                assertThat(answer.position()).isGreaterThanOrEqualTo(publishers.highestPosition());
                var entries = again.client(port).crawl();
                publishers.areAmong(entries);
                assertThat(entries).hasSize((int) answer.position());

                again.awaitReady();
                RunningRegistry.awaitEnd(database);
                leavesNothingWhenItIsStopped(again);
            }
        }
    }

    private static void leavesNothingWhenItIsStopped(RunningRegistry registry)
            throws InterruptedException {
        var database = registry.database();
        assertThat(database).isNotEmpty();
        registry.stop();
        RunningRegistry.awaitEnd(database);
    }

    @Test
    void aSecondProcessOnTheSameDirectoryIsRefused() throws Exception {
        try (var first = start.run()) {
            var refusal = start.listeningOn(0).refused();
            assertThat(refusal.exitCode()).isEqualTo(1);
            assertThat(refusal.console())
                    .isEqualTo(
                            "Annals cannot start: the data directory %s is in use by the process"
                                    + " %d; stop that one first, or choose another directory with"
                                    + " MCP_REGISTRY_DATA_DIR\n",
                            home.toRealPath().resolve("annals"), first.process().pid());
            assertThat(first.client().position()).isZero();
        }
    }
}
