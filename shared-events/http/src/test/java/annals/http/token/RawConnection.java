package annals.http.token;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A connection that sends exactly what it is told to, which no HTTP client does. */
final class RawConnection implements Closeable {

    /** Long before a server gives up waiting for a body. */
    private static final int TIMEOUT_MS = 10_000;

    private final Socket socket;
    private final InputStream input;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MS);
        input = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a whole request, reads the answer and hangs up. */
    Response send(String request, String header, String body) throws IOException {
        try (this) {
            begin(request, header, body.length());
            socket.getOutputStream().write(body.getBytes(StandardCharsets.ISO_8859_1));
            return request.startsWith("HEAD ") ? readHead() : response();
        }
    }

    /** Sends a request's head, which announces a body of this length. */
    void begin(String request, String header, int bodyLength) throws IOException {
        var head =
                request
                        + " HTTP/1.1\r\n"
                        + "Host: 127.0.0.1\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Content-Length: "
                        + bodyLength
                        + "\r\n"
                        + header
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads one answer. */
    Response response() throws IOException {
        var head = readHead();
        if ("chunked".equals(head.header("Transfer-Encoding"))) {
            var body = new StringBuilder();
            for (int size = chunkSize(); size > 0; size = chunkSize()) {
                body.append(text(size));
                line();
            }
            line();
            return new Response(head.status(), head.headers(), body.toString());
        }
        var length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
        return new Response(head.status(), head.headers(), text(length));
    }

    private Response readHead() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Response(status, headers, "");
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private String text(int length) throws IOException {
        return new String(input.readNBytes(length), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new IOException("The server hung up after: " + line);
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Response(int status, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        Set<String> headerNames() {
            return headers.keySet();
        }
    }
}
