package annals.benchmarks.updates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Follows lines or server-sent events, hangs up after any number of bytes, in the midst of a
 * character or of the head if it so happens, and goes on behind the last event that came whole.
 */
final class StreamReader implements FeedReader {

    private static final int SHORTEST_MANY_BYTES = 500;
    private static final int MOST_BYTES = 60_000;
    private static final String HEAD_END = "\r\n\r\n";
    private static final int CONNECT_MILLIS = 5_000;

    /** After which it looks whether it may go home. */
    private static final int LOOK_MILLIS = 300;

    private final FeedCopy copy;
    private final boolean isServerSent;
    private final Random random;
    private final AtomicLong cuts;

    StreamReader(FeedCopy copy, boolean isServerSent, Random random, AtomicLong cuts) {
        this.copy = copy;
        this.isServerSent = isServerSent;
        this.random = random;
        this.cuts = cuts;
    }

    @Override
    public boolean read(int port, LongSupplier end) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(LOOK_MILLIS);
            socket.getOutputStream().write(request().getBytes(US_ASCII));
            if (random.nextBoolean()) {
                // hangs up without a word
                socket.setSoLinger(true, 0);
            }
            return follow(socket, end);
        }
    }

    /** HTTP/1.0: its answers are not cut into chunks. */
    private String request() {
        return isServerSent
                ? """
                GET %s HTTP/1.0\r
                Accept: text/event-stream\r
                Last-Event-ID: %d\r
                \r
                """
                        .formatted(EVENTS, copy.position())
                : """
                GET %s?after=%d%s&follow=true HTTP/1.0\r
                Accept: application/x-ndjson\r
                \r
                """
                        .formatted(
                                EVENTS,
                                copy.position(),
                                copy.leaf().isEmpty() ? "" : "&leaf=" + copy.leaf());
    }

    private boolean follow(Socket socket, LongSupplier end) throws IOException {
        int left =
                random.nextInt(4) == 0
                        ? 1 + random.nextInt(SHORTEST_MANY_BYTES)
                        : SHORTEST_MANY_BYTES + random.nextInt(MOST_BYTES);
        var chunk = new byte[8192];
        var pending = new byte[0];
        boolean isInBody = false;
        while (copy.position() < end.getAsLong()) {
            if (left == 0) {
                cuts.incrementAndGet();
                return false;
            }
            int read = read(socket, chunk, Math.min(chunk.length, left));
            if (read < 0) {
                return true;
            }
            left -= read;
            pending = joined(pending, chunk, read);
            int headEnd = isInBody ? -1 : indexOf(pending, 0, HEAD_END);
            if (headEnd >= 0) {
                var head = new String(pending, UTF_8);
                if (head.startsWith("HTTP/1.1 503")) {
                    return true;
                }
                if (!head.startsWith("HTTP/1.1 200")) {
                    throw new AssertionError(
                            "%s at %d: %s".formatted(copy.reader(), copy.position(), head));
                }
                isInBody = true;
                pending = Arrays.copyOfRange(pending, headEnd + HEAD_END.length(), pending.length);
            }
            if (isInBody) {
                pending = takeWhole(pending);
            }
        }
        return false;
    }

    private static int read(Socket socket, byte[] chunk, int most) throws IOException {
        try {
            return socket.getInputStream().read(chunk, 0, most);
        } catch (SocketTimeoutException nothingYet) {
            return 0;
        }
    }

    /** Takes what is whole; what is left. */
    private byte[] takeWhole(byte[] bytes) {
        var separator = isServerSent ? "\n\n" : "\n";
        int from = 0;
        for (int to = indexOf(bytes, from, separator);
                to >= 0;
                to = indexOf(bytes, from, separator)) {
            var block = Arrays.copyOfRange(bytes, from, to);
            if (isServerSent) {
                takeBlock(block);
            } else if (block.length > 0) {
                copy.take(block);
            }
            from = to + separator.length();
        }
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private void takeBlock(byte[] block) {
        int lineEnd = indexOf(block, 0, "\n");
        int idEnd = lineEnd < 0 ? block.length : lineEnd;
        var id = new String(block, 0, idEnd, US_ASCII);
        if (lineEnd >= 0) {
            var data = "data: ".length();
            copy.take(Arrays.copyOfRange(block, lineEnd + 1 + data, block.length));
        }
        if (!id.equals("id: " + copy.position())) {
            throw new AssertionError(
                    "%s at %d: a block that begins with %s"
                            .formatted(copy.reader(), copy.position(), id));
        }
    }

    private static byte[] joined(byte[] before, byte[] chunk, int length) {
        var joined = new ByteArrayOutputStream(before.length + length);
        joined.writeBytes(before);
        joined.write(chunk, 0, length);
        return joined.toByteArray();
    }

    private static int indexOf(byte[] bytes, int from, String what) {
        for (int at = from; at <= bytes.length - what.length(); at++) {
            int same = 0;
            while (same < what.length() && bytes[at + same] == what.charAt(same)) {
                same++;
            }
            if (same == what.length()) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public FeedCopy copy() {
        return copy;
    }
}
