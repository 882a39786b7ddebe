package annals.benchmarks.process;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of 127.0.0.1 that nobody listens on. */
final class FreePort {

    private FreePort() {}

    static int find() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RunFailed("no port of 127.0.0.1 is free (%s)".formatted(e));
        }
    }
}
