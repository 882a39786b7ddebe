package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads a request's body to its end, unless it is too large or too slow (http-api 1.8). */
final class BodyBytes {

    /** From the first look at the body to its last byte; the official service's limit. */
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final Problem TOO_SLOW = Problem.of(408, "request body read timeout");

    static final Problem CUT_OFF =
            Problem.of(400, "request body cannot be read to its end; send it again");

    /** This size is too large already; the official service's limit. */
    private static final int TOO_LARGE_BYTES = 1_048_576;

    private static final Problem TOO_LARGE =
            Problem.of(413, "request body is too large limit=%d bytes".formatted(TOO_LARGE_BYTES));

    private static final int CHUNK_BYTES = 8192;

    private BodyBytes() {}

    static byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() >= TOO_LARGE_BYTES) {
            throw new ProblemException(TOO_LARGE);
        }
        try {
            return readToEnd(request);
        } catch (IOException e) {
            throw new ProblemException(isTimeout(e) ? TOO_SLOW : CUT_OFF);
        }
    }

    private static byte[] readToEnd(HttpServletRequest request) throws IOException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var bytes = new ByteArrayOutputStream(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        var in = request.getInputStream();
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            bytes.write(chunk, 0, length);
            if (bytes.size() >= TOO_LARGE_BYTES) {
                throw new ProblemException(TOO_LARGE);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ProblemException(TOO_SLOW);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isTimeout(IOException e) {
        return e instanceof SocketTimeoutException
                || e.getCause() instanceof SocketTimeoutException;
    }
}
