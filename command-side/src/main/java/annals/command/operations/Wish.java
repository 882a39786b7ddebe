package annals.command.operations;

import org.springframework.web.servlet.function.ServerRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Locale;

/** The body of a request: a JSON object, or why it is none. */
sealed interface Wish {

    /** Far more than anything here needs. */
    int MOST_BYTES = 65_536;

    /** It can be read. */
    record Read(JsonNode json) implements Wish {}

    /** It cannot be used. */
    record Unusable(int status, String why) implements Wish {}

    /**
     * Reads a body. Its type must be said: what a page in somebody's browser may send here without
     * asking first has other types.
     */
    static Wish of(ServerRequest request) throws IOException {
        var type = String.valueOf(request.headers().firstHeader("Content-Type"));
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return new Unusable(415, "expected Content-Type: application/json");
        }
        var bytes = request.servletRequest().getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return new Unusable(413, "expected at most %d bytes".formatted(MOST_BYTES));
        }
        try {
            var json = JsonMapper.shared().readTree(bytes);
            return json.isObject()
                    ? new Read(json)
                    : new Unusable(422, "expected a JSON object, found something else");
        } catch (JacksonException e) {
            return new Unusable(400, "expected a JSON object: " + e.getOriginalMessage());
        }
    }
}
