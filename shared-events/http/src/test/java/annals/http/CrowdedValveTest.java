package annals.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A registry that has room for four connections. */
@SpringBootTest(
        classes = TrialRegistry.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "server.address=127.0.0.1",
            "server.tomcat.max-connections=4",
            "spring.threads.virtual.enabled=true"
        })
class CrowdedValveTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String CLOSE = "Connection: close";

    @Value("${local.server.port}")
    private int port;

    @Test
    void theLastConnectionsAreNotKeptOpenSoThatOthersCanAsk() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            // Tomcat counts the one that it waits for as well
            for (int i = 0; i < 2; i++) {
                assertThat(ask(sockets)).startsWith("HTTP/1.1 200").doesNotContain(CLOSE);
            }
            for (int i = 0; i < 5; i++) {
                assertThat(ask(sockets)).startsWith("HTTP/1.1 200").contains(CLOSE);
                assertThat(sockets.removeLast().getInputStream().read()).isNegative();
            }
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private String ask(List<Socket> sockets) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setSoTimeout((int) LONG.toMillis());
        socket.getOutputStream()
                .write("GET /v0.1/servers HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("\r\n\r\n")) {
            answer.append((char) socket.getInputStream().read());
        }
        int length =
                answer.toString()
                        .lines()
                        .filter(line -> line.startsWith("Content-Length: "))
                        .mapToInt(line -> Integer.parseInt(line.substring(16)))
                        .sum();
        socket.getInputStream().readNBytes(length);
        return answer.toString();
    }
}
