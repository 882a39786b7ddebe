package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The answer to a path that nobody serves (http-api 1.5, decision 17). */
final class UnknownPath {

    private static final Pattern API = Pattern.compile("/v0(\\.1)?/.*", Pattern.DOTALL);
    private static final Pattern API_TWICE =
            Pattern.compile("(/v0(?:\\.1)?)/(servers/)?v0(\\.1)?(/.*)?", Pattern.DOTALL);
    private static final String SEE_DOCS = " See /docs for the API documentation.";

    private UnknownPath() {}

    static Answer answer(HttpServletRequest request) {
        return answer(request.getRequestURI());
    }

    static Answer answer(String rawPath) {
        var path = Decoded.path(rawPath) instanceof Decoded.Text(var text) ? text : rawPath;
        var json =
                "{\"detail\":%s,\"status\":404,\"title\":\"Not Found\"}"
                        .formatted(Json.text(detail(path)));
        return Answer.problemText(404, escapeAsGo(json).getBytes(StandardCharsets.UTF_8))
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String detail(String path) {
        var twice = API_TWICE.matcher(path);
        if (twice.matches()) {
            return "Endpoint not found. The path repeats the version of the API: the base URL must end before '%s'."
                            .formatted(twice.group(1))
                    + SEE_DOCS;
        }
        if (API.matcher(path).matches()) {
            return "Endpoint not found." + SEE_DOCS;
        }
        return "Endpoint not found. Did you mean '/v0.1%1$s' or '/v0%1$s'?".formatted(path)
                + SEE_DOCS;
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
