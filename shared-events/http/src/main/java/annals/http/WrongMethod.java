package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The answer to a method that a path does not have: names the right call (decision 2). */
final class WrongMethod {

    private static final Pattern VERSION =
            Pattern.compile("/v0(\\.1)?/servers/[^/]+/versions/[^/]+");
    private static final Pattern VERSIONS =
            Pattern.compile("(/v0(?:\\.1)?)(/servers(?:/[^/]+)?)(/versions)?");
    private static final List<String> READING_ORDER =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private WrongMethod() {}

    static Problem problem(HttpServletRequest request, Collection<String> supported) {
        var methods = new TreeSet<>(supported);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        var allowed = String.join(", ", READING_ORDER.stream().filter(methods::contains).toList());
        var detail =
                "%s is not a method of %s, which has %s.%s"
                        .formatted(
                                request.getMethod(),
                                request.getRequestURI(),
                                allowed,
                                rightCall(request));
        return Problem.of(405, detail).with("Allow", allowed);
    }

    private static String rightCall(HttpServletRequest request) {
        var path = request.getRequestURI();
        var seen = PublicUrl.of(request);
        var method = request.getMethod();
        if (VERSION.matcher(path).matches()) {
            return switch (method) {
                case "DELETE" ->
                        " To delete this version, send PATCH %s/status with {\"status\":\"deleted\"}"
                                .formatted(seen.path(path));
                case "PATCH" ->
                        " To change the status, send PATCH %s/status".formatted(seen.path(path));
                default -> "";
            };
        }
        var versions = VERSIONS.matcher(path);
        if (!versions.matches()) {
            return "";
        }
        var api = versions.group(1);
        return switch (method) {
            case "DELETE" ->
                    " To delete all versions of a server, send PATCH %s/servers/{serverName}/status with {\"status\":\"deleted\"}"
                            .formatted(seen.path(api));
            case "POST", "PUT" -> " To publish, send POST %s/publish".formatted(seen.path(api));
            default -> "";
        };
    }
}
