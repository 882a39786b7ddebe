package annals.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A client that sends a request byte for byte as written and shows the whole answer. */
final class Wire {

    private static final int TIMEOUT_MS = 20_000;

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Sends a request without a body; the target goes out as it stands. */
    String get(String target, String... headers) {
        return request("GET", target, headers);
    }

    String request(String method, String target, String... headers) {
        return send(head(method, target, headers) + "\r\n");
    }

    /** Sends a body with its length. */
    String send(String method, String target, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                head(method, target, headers)
                        + "Content-Length: "
                        + bytes.length
                        + "\r\n\r\n"
                        + new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static String head(String method, String target, String... headers) {
        return method
                + " "
                + target
                + " HTTP/1.1\r\nHost: registry.test\r\nConnection: close\r\n"
                + Arrays.stream(headers).map(h -> h + "\r\n").collect(Collectors.joining());
    }

    /** Sends bytes, one for each character, and shows what comes until the server closes. */
    String send(String raw) {
        return shown(raw(raw));
    }

    /** Sends bytes, one for each character, and reads until the server closes. */
    String raw(String raw) {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MS);
            socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().transferTo(answer);
        } catch (SocketException _) {
            // a server that refuses may close before it has read all; what it said counts
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Status, headers sorted and without those that vary or tell nothing, an empty line, body. */
    private static String shown(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return answer;
        }
        var lines = answer.substring(0, end).split("\r\n");
        var headers =
                Arrays.stream(lines)
                        .skip(1)
                        .filter(line -> !line.startsWith("Date:"))
                        .filter(line -> !line.startsWith("Connection:"))
                        .filter(line -> !line.startsWith("Content-Length:"))
                        .filter(line -> !line.startsWith("X-Request-Id:"))
                        .sorted()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
        return lines[0].split(" ", 3)[1] + "\n" + headers + "\n" + answer.substring(end + 4);
    }
}
