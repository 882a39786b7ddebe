package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The answer to a path that nobody serves (http-api 1.5, decision 17). */
final class UnknownPath {

    private static final Pattern API = Pattern.compile("/v0(\\.1)?/.*", Pattern.DOTALL);
    private static final Pattern API_TWICE =
            Pattern.compile("(/v0(?:\\.1)?)/(servers/)?v0(\\.1)?(/.*)?", Pattern.DOTALL);

    private UnknownPath() {}

    static Answer answer(HttpServletRequest request) {
        return answer(request.getRequestURI(), PublicUrl.of(request));
    }

    private static Answer answer(String rawPath, PublicUrl self) {
        var path = Decoded.path(rawPath) instanceof Decoded.Text(var text) ? text : rawPath;
        var json =
                "{\"detail\":%s,\"status\":404,\"title\":\"Not Found\"}"
                        .formatted(Json.text(detail(path, self)));
        return Answer.problemText(404, escapeAsGo(json).getBytes(StandardCharsets.UTF_8))
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String detail(String path, PublicUrl self) {
        return "Endpoint not found.%s See %s for the API documentation."
                .formatted(hint(path, self), self.path("/docs"));
    }

    private static String hint(String path, PublicUrl self) {
        var twice = API_TWICE.matcher(path);
        if (twice.matches()) {
            return " The path repeats the version of the API: the base URL must end before '%s'."
                    .formatted(twice.group(1));
        }
        return API.matcher(path).matches()
                ? ""
                : " Did you mean '%s' or '%s'?"
                        .formatted(self.path("/v0.1" + path), self.path("/v0" + path));
    }

    /** These characters stand in strings only. */
    private static String escapeAsGo(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
