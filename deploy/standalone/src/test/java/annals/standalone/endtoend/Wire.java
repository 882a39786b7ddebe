package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Sends bytes to a registry, each time over a new connection, and reads what comes back. */
record Wire(int port) {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);

    HttpAnswer send(WireRequest request) throws IOException {
        return send(request.bytes());
    }

    HttpAnswer send(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) RegistryClient.LONGEST_ANSWER.toMillis());
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    /** Sends only the first bytes of the body, and waits for what the registry says to that. */
    HttpAnswer begin(WireRequest request, int bytesOfBody) throws IOException {
        var bytes = request.bytes();
        int cut = bytes.length - request.body().length + bytesOfBody;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) RegistryClient.LONGEST_ANSWER.toMillis());
            socket.getOutputStream().write(bytes, 0, cut);
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static HttpAnswer answer(byte[] bytes) {
        int end = endOfHead(bytes);
        var lines = new String(bytes, 0, end, ISO_8859_1).split("\r\n");
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var parts = line.split(": *", 2);
            headers.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
        }
        var body = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length, bytes.length);
        assertThat(headers)
                .as("headers: whole answers have a length")
                .doesNotContainKey("Transfer-Encoding");
        return HttpAnswer.of(
                Integer.parseInt(lines[0].split(" ")[1]), headers, new String(body, UTF_8));
    }

    private static int endOfHead(byte[] bytes) {
        for (int i = 0; i <= bytes.length - END_OF_HEAD.length; i++) {
            if (Arrays.equals(
                    bytes, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        throw new AssertionError("no HTTP answer: " + new String(bytes, ISO_8859_1));
    }
}
