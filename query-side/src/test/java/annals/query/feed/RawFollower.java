package annals.query.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A reader with a small buffer, which takes bytes when it is told to and no earlier. */
final class RawFollower implements AutoCloseable {

    private static final int BUFFER_BYTES = 4096;
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket = new Socket();

    /** Speaks HTTP/1.0, whose answers are not cut into chunks. */
    RawFollower(int port, String target, String accept) throws IOException {
        socket.setReceiveBufferSize(BUFFER_BYTES);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var request = "GET %s HTTP/1.0\r\nAccept: %s\r\n\r\n".formatted(target, accept);
        socket.getOutputStream().write(request.getBytes(US_ASCII));
    }

    /** So many bytes of head and body. */
    byte[] read(int bytes) throws IOException {
        return socket.getInputStream().readNBytes(bytes);
    }

    /** The head, to its empty line. */
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            head.write(read(1));
        }
        return head.toString(US_ASCII);
    }

    /** All that comes until the other side ends it. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
