package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as bytes, which no HTTP library has set right: every URL, header and body can be sent.
 * Target and headers are texts of single bytes.
 *
 * @param headers whole lines; host and length are added
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
record WireRequest(String method, String target, List<String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    static WireRequest get(String target) {
        return of("GET", target);
    }

    static WireRequest post(String target) {
        return of("POST", target);
    }

    /** A publish of this, by someone who may publish everything. */
    static WireRequest publish(String json) {
        return post("/v0.1/publish")
                .bearer(TestTokens.aToken())
                .header("Content-Type: application/json")
                .body(json);
    }

    static WireRequest of(String method, String target) {
        return new WireRequest(method, target, List.of(), NOTHING);
    }

    WireRequest header(String line) {
        return new WireRequest(
                method, target, Stream.concat(headers.stream(), Stream.of(line)).toList(), body);
    }

    WireRequest bearer(TestTokens token) {
        var others = headers.stream().filter(line -> !line.startsWith("Authorization:")).toList();
        return new WireRequest(method, target, others, body)
                .header("Authorization: Bearer " + token.text());
    }

    WireRequest body(String text) {
        return body(text.getBytes(UTF_8));
    }

    WireRequest body(byte[] bytes) {
        return new WireRequest(method, target, headers, bytes);
    }

    byte[] bytes() {
        var head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        head.append("Host: registry.example\r\nConnection: close\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (body.length > 0 || Arrays.asList("POST", "PUT", "PATCH").contains(method)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
