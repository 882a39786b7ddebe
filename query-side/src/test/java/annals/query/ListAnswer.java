package annals.query;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.util.List;

/** A list as a client reads it. */
public record ListAnswer(int status, JsonNode body, HttpResponse<String> http) {

    private static final JsonMapper JSON = new JsonMapper();

    public static ListAnswer of(HttpResponse<String> answer) {
        return new ListAnswer(answer.statusCode(), JSON.readTree(answer.body()), answer);
    }

    /** {@code name:version} of each entry, in its order. */
    public List<String> entries() {
        return body.path("servers")
                .valueStream()
                .map(entry -> entry.path("server"))
                .map(
                        server ->
                                server.path("name").asString()
                                        + ":"
                                        + server.path("version").asString())
                .toList();
    }

    /** Absent on the last page. */
    public @Nullable String nextCursor() {
        return body.path("metadata").path("nextCursor").asString(null);
    }

    public String watermark() {
        return body.path("metadata").path("watermark").asString();
    }

    /** Of a problem. */
    public String detail() {
        return body.path("detail").asString();
    }

    public long position() {
        return Long.parseLong(http.headers().firstValue("X-Registry-Position").orElseThrow());
    }
}
