package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;
import static annals.standalone.endtoend.TestTokens.aToken;
import static annals.standalone.endtoend.WireRequest.get;
import static annals.standalone.endtoend.WireRequest.post;
import static annals.standalone.endtoend.WireRequest.publish;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;

/** What no client should send, and somebody sends all the same. */
final class OddRequests {

    private static final String LONG = "a".repeat(100_000);

    private OddRequests() {}

    /** A request, and what is odd about it. */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way out, never compared
    record Odd(String what, byte[] bytes) {

        static Odd of(WireRequest request) {
            return new Odd(request.method() + " " + request.target(), request.bytes());
        }

        static Odd body(String what, String json) {
            return new Odd(what, publish(json).bytes());
        }

        static Odd raw(String what, String bytes) {
            return new Odd(what, bytes.getBytes(ISO_8859_1));
        }

        @Override
        public String toString() {
            return Shown.line(what.substring(0, Math.min(80, what.length())));
        }
    }

    static Stream<Odd> all() {
        return Stream.of(paths(), queries(), headers(), bodies(), documents(), writes(), lines())
                .flatMap(odd -> odd);
    }

    private static Stream<Odd> paths() {
        return Stream.of(
                        "/v0.1/servers/%2F/versions",
                        "/v0.1/servers/%2F%2F%2F/versions/%2F",
                        "/v0.1/servers/../../etc/passwd",
                        "/v0.1/servers/%2e%2e/versions",
                        "/v0.1/servers/%252e%252e%252f/versions",
                        "/v0.1/servers/a;b=c/versions;d",
                        "/v0.1/servers/a%3Bb/versions/%3B",
                        "/v0.1/servers/a%5Cb/versions/\\",
                        "/v0.1/servers/a%0d%0aX:y/versions",
                        "/v0.1/servers/%F0%9F%90%98/versions/%E2%98%83",
                        "/v0.1/servers/%ED%A0%80/versions",
                        "/v0.1/servers/%C0%AF/versions",
                        "/v0.1/servers/%u0041/versions",
                        "/v0.1/servers/a%25%25/versions",
                        "/v0.1/servers/\"<>[]^`{|}/versions",
                        "/v0.1/servers/%20/versions/%20",
                        "/v0.1/servers/'%20or%201=1--/versions",
                        "/v0.1/servers/:name/versions/:version",
                        "/v0.1/servers/%3Aname/versions/$1",
                        "/v0.1/servers/" + LONG.substring(0, 20_000) + "/versions",
                        "/" + LONG,
                        "/v0.1/servers/a/versions/" + "b/".repeat(500),
                        "/v0.1/" + "../".repeat(500),
                        "/v0.1/servers/\u007f/versions",
                        "/v0.1/x/dev.annals/events",
                        "/actuator/env",
                        "/error",
                        "*")
                .map(WireRequest::get)
                .map(Odd::of);
    }

    private static Stream<Odd> queries() {
        return Stream.of(
                        "?",
                        "?&&&",
                        "?=",
                        "?=limit",
                        "?limit",
                        "?limit=+5",
                        "?limit=%2B5",
                        "?limit=%D9%A3",
                        "?limit=-9223372036854775809",
                        "?include_deleted=TrUe",
                        "?cursor=" + LONG.substring(0, 20_000),
                        "?cursor=_" + "A".repeat(10_000),
                        "?cursor=_AQ",
                        "?cursor=_AQAAAAAAAAAAAA",
                        "?cursor=_%F0%9F%90%98",
                        "?cursor=:",
                        "?cursor=%3A%3A%3A",
                        "?cursor='%3B%20drop%20table%20x--",
                        "?cursor=%EF%BF%BF%F4%8F%BF%BF",
                        "?cursor=%ED%A0%80",
                        "?cursor=%",
                        "?%=1",
                        "?%ff=1",
                        "?limit[]=1",
                        "?limit={}|^`",
                        "?" + "a=b&".repeat(4_000))
                .map(query -> get("/v0.1/servers" + query))
                .map(Odd::of);
    }

    private static Stream<Odd> headers() {
        var document = aServer().version("3.0.0").json();
        return Stream.of(
                        get("/v0.1/servers").header("Accept: text/html;q=nonsense, */*/*"),
                        get("/v0.1/servers").header("Accept: ;;;,,,"),
                        get("/v0.1/servers").header("Accept-Encoding: \u00ff, gzip;q=9"),
                        get("/v0.1/servers").header("Accept-Language: " + "x-".repeat(2_000)),
                        get("/v0.1/servers").header("Authorization: Bearer expired"),
                        get("/v0.1/servers").header("Range: bytes=5-1"),
                        get("/v0.1/servers").header("If-None-Match: \"" + "a".repeat(9_000)),
                        get("/v0.1/servers").header("If-Modified-Since: yesterday"),
                        get("/v0.1/servers").header("Origin: \u00ff\u00fe"),
                        get("/v0.1/servers")
                                .header("X-Forwarded-Host: a b, \"c\"")
                                .header("X-Forwarded-Proto: javascript"),
                        get("/v0.1/servers/").header("X-Forwarded-Prefix: //evil.example/%zz"),
                        get("/v0.1/servers/").header("X-Forwarded-For: 999.999.999.999"),
                        get("/v0.1/servers").header("Forwarded: for=\"[::\""),
                        get("/v0.1/servers").header("Cookie: JSESSIONID=1; a=\"\u00ff"),
                        get("/v0.1/servers").header("X-HTTP-Method-Override: DELETE"),
                        get("/v0.1/servers").header("Expect: 200-ok"),
                        get("/v0.1/servers").header("Upgrade: h2c").header("HTTP2-Settings: !"),
                        get("/v0.1/servers").header("X: " + LONG),
                        get("/v0.1/servers").header("No colon"),
                        get("/v0.1/servers").header("Bad name: x"),
                        post("/v0.1/publish").header("Authorization:").body(document),
                        post("/v0.1/publish").header("Authorization: Bearer").body(document),
                        post("/v0.1/publish").header("Authorization: Bearer \u00ff").body(document),
                        post("/v0.1/publish").header("Authorization: Bearer ..").body(document),
                        post("/v0.1/publish")
                                .header("Authorization: Bearer eyJhbGciOiJub25lIn0.e30.")
                                .body(document),
                        post("/v0.1/publish")
                                .header("Authorization: Bearer " + LONG.substring(0, 30_000))
                                .body(document),
                        post("/v0.1/publish")
                                .bearer(aToken().toPublish())
                                .header("Content-Type: multipart/form-data")
                                .body(document),
                        post("/v0.1/publish")
                                .bearer(aToken().toPublish())
                                .header("Content-Type: ;;charset=\u00ff")
                                .body(document),
                        post("/v0.1/publish")
                                .bearer(aToken().toPublish())
                                .header("Content-Encoding: gzip")
                                .header("Content-Type: application/json; charset=nonsense")
                                .body(document))
                .map(request -> new Odd(last(request), request.bytes()));
    }

    private static String last(WireRequest request) {
        return request.method() + " with " + request.headers().getLast();
    }

    private static Stream<Odd> bodies() {
        return Stream.of(
                Odd.body("NaN", "NaN"),
                Odd.body("a byte order mark", "\ufeff{}"),
                Odd.body("a comment", "{} // the end"),
                Odd.body("single quotes", "{'name':'x'}"),
                Odd.body("a trailing comma", "{\"name\":\"x\",}"),
                Odd.body("a raw line end in a string", "{\"name\":\"a\nb\"}"),
                Odd.body("a raw NUL", "{\"name\":\"a\0b\"}"),
                Odd.body("an endless number", "1".repeat(50_000)),
                Odd.body("a huge exponent", "{\"name\":1e999999999999}"),
                Odd.body("a tiny exponent", "{\"name\":1e-999999999}"),
                Odd.body("a bad escape", "{\"name\":\"\\x\"}"),
                Odd.body("half an escape", "{\"name\":\"\\u00"),
                Odd.body("objects in objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                Odd.body("an endless name", "{\"" + LONG + "\":1}"),
                Odd.body("very many names", "{" + names(20_000) + "}"),
                new Odd("UTF-16", publish("").body(aServer().json().getBytes(UTF_16)).bytes()));
    }

    private static String names(int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> "\"n" + i + "\":" + i)
                .collect(java.util.stream.Collectors.joining(","));
    }

    /** Their version is a range: whatever else passes, the rules refuse it in the end. */
    private static Stream<Odd> documents() {
        var document = aServer().version("^3.0.0");
        return Stream.of(
                Odd.body("a name of blanks", document.name("   /   ").json()),
                Odd.body("a name without end", document.name("com.example/" + LONG).json()),
                Odd.body("a name with escapes", document.name("com.example/%2F").json()),
                Odd.body("a name with a line end", document.name("com.example/ab\\n").json()),
                Odd.body("a version of 256 letters", document.version("1".repeat(256)).json()),
                Odd.body("an empty version", document.version("").json()),
                Odd.body(
                        "a description of blanks and more", document.description("\\ud83d").json()),
                Odd.body("no schema", document.json().replace(TestDocument.SCHEMA, "")),
                Odd.body("numbers for strings", document.json().replace("\"^3.0.0\"", "3.0")),
                Odd.body("arrays for strings", document.json().replace("\"^3.0.0\"", "[\"3\"]")),
                Odd.body("everything null", "{\"$schema\":null,\"name\":null,\"version\":null}"),
                with(document, "\"packages\":[null]"),
                with(document, "\"packages\":[{\"transport\":null}]"),
                with(document, "\"packages\":[[[[]]]]"),
                with(document, "\"packages\":{\"0\":{}}"),
                with(document, "\"remotes\":[{\"type\":\"sse\",\"url\":\"https://[::1\"}]"),
                with(document, "\"remotes\":[{\"type\":\"sse\",\"url\":\"ht tp://x\"}]"),
                with(document, "\"remotes\":[{\"type\":\"sse\",\"url\":\"https://a:b\"}]"),
                with(document, "\"websiteUrl\":\"https://%zz/\""),
                with(document, "\"websiteUrl\":\"javascript:alert(1)\""),
                with(document, "\"repository\":{\"url\":\"::\",\"source\":\"github\"}"),
                with(document, "\"icons\":[{\"src\":\"data:,\"}]"),
                with(document, "\"_meta\":[]"),
                with(document, "\"_meta\":{\"io.modelcontextprotocol.registry/official\":{}}"),
                with(
                        document,
                        "\"_meta\":{\"io.modelcontextprotocol.registry/publisher-provided\":1}"),
                with(
                        document,
                        "\"_meta\":{\"io.modelcontextprotocol.registry/publisher-provided\":"
                                + "{\"a\":1e400000}}"));
    }

    private static Odd with(TestDocument document, String member) {
        return Odd.body(member, document.json().replaceFirst("}$", "," + quoted(member) + "}"));
    }

    private static String quoted(String member) {
        return java.util.regex.Matcher.quoteReplacement(member);
    }

    /** To what can be written beside publishes; nothing of it may change anything. */
    private static Stream<Odd> writes() {
        var version = "/v0.1/servers/com.example%2Fweather/versions/1.0.0";
        var all = "/v0.1/servers/com.example%2Fweather/status";
        return Stream.of(
                        WireRequest.of("PUT", version).body("[]"),
                        WireRequest.of("PUT", version).body("{}"),
                        WireRequest.of("PUT", version).body(aServer().version("1.0.1").json()),
                        WireRequest.of("PUT", version + "%25zz").body(aServer().json()),
                        WireRequest.of("PUT", version + "/").body(aServer().json()),
                        WireRequest.of("PATCH", version + "/status").body(""),
                        WireRequest.of("PATCH", version + "/status").body("null"),
                        WireRequest.of("PATCH", version + "/status").body("{\"status\":1}"),
                        WireRequest.of("PATCH", version + "/status").body("{\"status\":\"x\"}"),
                        WireRequest.of("PATCH", version + "x/status")
                                .body("{\"status\":\"deleted\"}"),
                        WireRequest.of("PATCH", version + "/status")
                                .body("{\"status\":\"deleted\",\"statusMessage\":\"\\u0000\"}"),
                        WireRequest.of("PATCH", all)
                                .body("{\"status\":\"active\",\"statusMessage\":\"\\ud800\"}"),
                        WireRequest.of("PATCH", all).body("{\"status\":\"active\",\"by\":{}}"),
                        WireRequest.of("PATCH", all).header("Content-Type: text/plain").body("{}"),
                        publish(aServer().version("^3.0.0").json())
                                .header("Idempotency-Key: " + "k".repeat(300)),
                        publish(aServer().version("^3.0.0").json()).header("Idempotency-Key:"),
                        publish(aServer().version("^3.0.0").json())
                                .header("Idempotency-Key: \u00ff"))
                .map(request -> request.bearer(aToken()))
                .map(
                        request ->
                                new Odd(
                                        Odd.of(request).what()
                                                + " "
                                                + new String(request.body(), UTF_8),
                                        request.bytes()));
    }

    /** Requests that are hardly HTTP. */
    private static Stream<Odd> lines() {
        var end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        return Stream.of(
                Odd.raw("no method", "/v0.1/servers" + end + "\r\n"),
                Odd.raw("an absolute URL", "GET http://a/v0.1/servers?limit=1" + end + "\r\n"),
                Odd.raw("no path", "GET v0.1/servers" + end + "\r\n"),
                Odd.raw("two spaces", "GET  /v0.1/servers" + end + "\r\n"),
                Odd.raw("a lower-case method", "get /v0.1/servers" + end + "\r\n"),
                Odd.raw("a method of signs", "G{}T /v0.1/servers" + end + "\r\n"),
                Odd.raw("HTTP/3", "GET / HTTP/3.0\r\nHost: a\r\nConnection: close\r\n\r\n"),
                Odd.raw("no host", "GET /v0.1/servers HTTP/1.1\r\nConnection: close\r\n\r\n"),
                Odd.raw("two hosts", "GET /v0.1/servers" + end + "Host: b\r\n\r\n"),
                Odd.raw("a bad host", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"),
                Odd.raw("a tunnel", "CONNECT a:80" + end + "\r\n"),
                Odd.raw(
                        "a negative length",
                        "POST /v0.1/publish" + end + "Content-Length: -1\r\n\r\n"),
                Odd.raw("no length", "POST /v0.1/publish" + end + "Content-Length: x\r\n\r\n"),
                Odd.raw(
                        "two lengths",
                        "POST /v0.1/publish"
                                + end
                                + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
                Odd.raw(
                        "an unknown coding",
                        "POST /v0.1/publish" + end + "Transfer-Encoding: zip\r\n\r\nab"),
                Odd.raw(
                        "a broken chunk",
                        "POST /v0.1/publish"
                                + end
                                + "Authorization: Bearer %s\r\n".formatted(aToken().text())
                                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
                Odd.raw(
                        "a body that ends too early",
                        "POST /v0.1/publish"
                                + end
                                + "Authorization: Bearer %s\r\n".formatted(aToken().text())
                                + "Content-Length: 100\r\n\r\n{"));
    }
}
