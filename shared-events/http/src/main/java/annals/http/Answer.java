package annals.http;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A whole answer whose bytes are known before it is sent. Controllers return it, filters {@link
 * #send} it; either way it goes out exactly as it is.
 *
 * @param status HTTP status code
 * @param contentType sent as it is, without a charset; empty for an answer without content
 * @param headers all others
 * @param body its bytes; nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json";
    private static final String NONE = "";
    private static final byte[] NOTHING = {};
    private static final String PROBLEM = "application/problem+json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a JSON text; the line end that follows every answer is added here. */
    public static Answer json(byte[] json) {
        return new Answer(200, JSON, Map.of(), line(json));
    }

    /** 200 with a value, written compactly as JSON. */
    public static Answer json(Object value) {
        return json(Json.bytes(value));
    }

    /**
     * 200 with a JSON text that ends in its line end already, and with these headers; nothing is
     * copied.
     */
    public static Answer jsonLine(byte[] line, Map<String, String> headers) {
        return new Answer(200, JSON, headers, line);
    }

    /** 304: what the client has still holds. */
    public static Answer notModified(Map<String, String> headers) {
        return new Answer(304, NONE, headers, NOTHING);
    }

    /** The error answer. */
    public static Answer of(Problem problem) {
        return new Answer(problem.status(), PROBLEM, problem.headers(), line(Json.bytes(problem)));
    }

    /** The error answer in the guise that the official service gives to null bytes in a URL. */
    static Answer plainJson(Problem problem) {
        return new Answer(problem.status(), JSON, problem.headers(), line(Json.bytes(problem)));
    }

    /** The error answer without a line end, for texts that were made elsewhere. */
    static Answer problemText(int status, byte[] text) {
        return new Answer(status, PROBLEM, Map.of(), text);
    }

    /** The same, sent with one more header. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body);
    }

    /** Writes it, unless another answer is already on its way. */
    public void send(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (contentType.isEmpty()) {
            return;
        }
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] line(byte[] text) {
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
