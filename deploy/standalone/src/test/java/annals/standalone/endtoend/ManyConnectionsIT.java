package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that open more connections than the memory holds; {@link RegistryStart} gives little. */
class ManyConnectionsIT {

    private static final String WHOLE = "GET /v0.1/ping HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HALF = "GET /v0.1/ping HTTP/1.1\r\nHost: local";
    private static final Duration LONG = Duration.ofSeconds(30);

    /** More than ended a process before there was a limit. */
    private static final int IDLE = 1_500;

    /** More than there may be; with the queue of the socket, still few enough to connect. */
    private static final int HALVES = 330;

    @TempDir Path home;
    private final List<Socket> sockets = new ArrayList<>();
    private RunningRegistry registry;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = RegistryStart.fresh(home).run();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (var socket : sockets) {
            socket.close();
        }
        registry.close();
    }

    private Socket open(String sent) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout((int) LONG.toMillis());
        socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), registry.port()),
                (int) LONG.toMillis());
        socket.getOutputStream().write(sent.getBytes(US_ASCII));
        return socket;
    }

    @Test
    void connectionsThatAreKeptOpenLeaveRoomForOthers() throws IOException, InterruptedException {
        for (int i = 0; i < IDLE; i++) {
            var begin = open(WHOLE).getInputStream().readNBytes(12);
            assertThat(begin).asString(US_ASCII).isEqualTo("HTTP/1.1 200");
        }
        assertThat(registry.client().get("/v0.1/servers").status()).isEqualTo(200);
    }

    @Test
    void requestsThatAreNeverSentToTheirEndLeaveRoomAfterAWhile() throws IOException {
        for (int i = 0; i < HALVES; i++) {
            open(HALF);
        }
        await().atMost(RunningRegistry.LONG)
                .ignoreExceptions()
                .until(() -> registry.client().get("/v0.1/servers").status() == 200);
        assertThat(registry.process().isAlive()).isTrue();
    }
}
