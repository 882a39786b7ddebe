package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Sends less to clients that can read gzip (RFC 9110, 12.5.3). */
public final class ContentCoding {

    /** What fits into one packet anyway is sent as it is. */
    private static final int WORTH_IT_BYTES = 1400;

    private static final String VARY = "Origin, " + HttpHeaders.ACCEPT_ENCODING;

    private ContentCoding() {}

    /** Whether the client asks for gzip. */
    public static boolean asksForGzip(HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.ACCEPT_ENCODING);
        if (headers == null || !headers.hasMoreElements()) {
            return false;
        }
        boolean any = false;
        for (var coding : String.join(",", Collections.list(headers)).split(",", -1)) {
            var parts = coding.strip().toLowerCase(Locale.ROOT).split(";", 2);
            boolean wanted = parts.length < 2 || weight(parts[1]) > 0;
            switch (parts[0].strip()) {
                case "gzip", "x-gzip" -> {
                    return wanted;
                }
                case "*" -> any = wanted;
                default -> {}
            }
        }
        return any;
    }

    /** One that cannot be read is taken for a refusal: plain bytes are right for everybody. */
    private static double weight(String parameter) {
        var value = parameter.strip();
        try {
            return value.startsWith("q=") ? Double.parseDouble(value.substring(2)) : 0;
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** Whether an answer is better sent compressed to those who ask for it. */
    public static boolean isWorthIt(Answer answer) {
        return answer.status() == 200
                && answer.body().length >= WORTH_IT_BYTES
                && answer.contentType().contains("json")
                && !answer.headers().containsKey(HttpHeaders.CONTENT_ENCODING);
    }

    /** The answer as this client is to get it. */
    public static Answer coded(Answer answer, HttpServletRequest request) {
        if (!isWorthIt(answer) || !isRead(request)) {
            return answer;
        }
        var varying =
                answer.headers().containsKey(HttpHeaders.VARY)
                        ? answer
                        : answer.with(HttpHeaders.VARY, VARY);
        return asksForGzip(request) ? gzipped(varying) : varying;
    }

    /** An answer to a write may hold a secret beside what was sent, whose length would tell. */
    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** The same answer, compressed. */
    public static Answer gzipped(Answer answer) {
        return new Answer(
                        answer.status(),
                        answer.contentType(),
                        answer.headers(),
                        gzip(answer.body()))
                .with(HttpHeaders.CONTENT_ENCODING, "gzip");
    }

    private static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream(plain.length / 4);
        try (var gzip = new GZIPOutputStream(bytes, 4096)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
