package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestTokens.aToken;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is refused at everything that takes a body, at everything that writes under a name, and of
 * everybody who may not, in the same words wherever it is sent ({@code http-api.md} 1.6, 1.8, 4).
 */
final class RefusedWrites {

    private static final String SERVER = "com.example%2Fweather";
    private static final String VERSION = "1.0.0";

    private static final List<Fault> OF_BODIES =
            List.of(
                    body("", 400, "\"detail\":\"request body is required\""),
                    body("{x", 400, "validation failed", "\"location\":\"body\",\"value\":\"{x\""),
                    body("[]", 422, "expected object", "\"location\":\"body\""),
                    body("\"text\"", 422, "expected object", "\"location\":\"body\""),
                    body("7", 422, "expected object", "\"location\":\"body\""),
                    body("null", 422, "expected object", "\"location\":\"body\""),
                    body("{\"by\":1}", 422, "unexpected property", "body.by", "{\"by\":1}"),
                    body("{\"a\\u0000\":1}", 422, "without U+0000 and lone surrogates"),
                    new Fault(
                            "a mebibyte",
                            write -> write.body(" ".repeat(1 << 20)),
                            413,
                            "\"title\":\"Request Entity Too Large\"",
                            "request body is too large limit=1048576 bytes"),
                    new Fault(
                            "text",
                            write -> write.header("Content-Type: text/plain").body("{}"),
                            415,
                            "validation failed",
                            "unknown content type: text/plain",
                            "\"location\":\"body\""));

    private static final List<Fault> OF_TOKENS =
            List.of(
                    token("none", ""),
                    token("an empty one", "Authorization:"),
                    token("another scheme", "Authorization: Basic eA=="),
                    token("no token", "Authorization: Bearer a.b.c"));

    private RefusedWrites() {}

    /**
     * What is wrong with a request, and how it is told.
     *
     * @param texts parts of the answer
     */
    private record Fault(
            String what, UnaryOperator<WireRequest> spoil, int status, List<String> texts) {

        Fault(String what, UnaryOperator<WireRequest> spoil, int status, String... texts) {
            this(what, spoil, status, Arrays.asList(texts));
        }

        Refused in(WireRequest write) {
            return new Refused(what, spoil.apply(write), status, texts);
        }
    }

    /** A request, and how it is answered. */
    record Refused(String what, WireRequest request, int status, List<String> texts) {

        @Override
        public String toString() {
            return "%s %s: %s".formatted(request.method(), request.target(), what);
        }
    }

    private static Fault body(String body, int status, String... texts) {
        return new Fault("body " + body, write -> write.body(body), status, texts);
    }

    private static Fault token(String what, String header) {
        return new Fault(
                what,
                write -> {
                    var nobody = WireRequest.of(write.method(), write.target()).body("{");
                    return header.isEmpty() ? nobody : nobody.header(header);
                },
                401,
                "\"status\":401");
    }

    static Stream<Refused> all() {
        return Stream.of(
                        each(OF_BODIES, Stream.concat(withoutName(), under(SERVER, VERSION))),
                        each(
                                OF_TOKENS,
                                Stream.concat(withoutName().limit(1), under(SERVER, VERSION))),
                        names())
                .flatMap(refused -> refused);
    }

    private static Stream<Refused> each(List<Fault> faults, Stream<WireRequest> writes) {
        return writes.flatMap(write -> faults.stream().map(fault -> fault.in(write)));
    }

    /** Each with a body that would be taken, so that nothing else is wrong. */
    private static Stream<Refused> names() {
        return Stream.of(
                        named(
                                "a%25zz",
                                VERSION, 400, "Invalid server name encoding", "\\\"%zz\\\""),
                        named(SERVER, "%25zz", 400, "Invalid version encoding", "\\\"%zz\\\""),
                        named("a%ff", VERSION, 400, "UTF-8"),
                        named(SERVER, "%25ff", 400, "UTF-8"),
                        named("a%00", VERSION, 400, "URL path contains null bytes"),
                        named(SERVER, "1%2500", 400, "URL path contains null bytes"),
                        named("com.example%2FWeather", VERSION, 404, "not found"),
                        named(SERVER, "latest", 404, "not found"))
                .flatMap(refused -> refused);
    }

    private static Stream<Refused> named(
            String server, String version, int status, String... texts) {
        return under(server, version)
                .filter(write -> write.target().contains(server.equals(SERVER) ? version : server))
                .map(
                        write ->
                                write.method().equals("PUT")
                                        ? write.body(TestDocument.aServer().json())
                                        : write.body("{\"status\":\"deprecated\"}"))
                .map(write -> new Refused("a name", write, status, Arrays.asList(texts)));
    }

    private static Stream<WireRequest> withoutName() {
        return Stream.of(
                write(WireRequest.post("/v0/publish")), write(WireRequest.post("/v0.1/validate")));
    }

    private static Stream<WireRequest> under(String server, String version) {
        var path = "/v0.1/servers/" + server;
        return Stream.of(
                write(WireRequest.of("PUT", path + "/versions/" + version)),
                write(WireRequest.of("PATCH", path + "/versions/" + version + "/status")),
                write(WireRequest.of("PATCH", path + "/status")));
    }

    private static WireRequest write(WireRequest request) {
        return request.bearer(aToken().toEdit("*"));
    }
}
