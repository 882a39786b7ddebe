package annals.http.token;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.PathContainer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requests that need a token: those that change something, and the audit. Paths are read as
 * Spring MVC reads them, segment by segment, so a name may hold {@code %2F}; doubled and trailing
 * slashes, which other filters take away, make no difference.
 */
final class Writes implements RequestMatcher {

    /** Who did what across all servers is not for everybody. */
    private static final String AUDIT = "/x/dev.annals/audit";

    private static final Pattern SLASHES = Pattern.compile("/{2,}");

    private final Map<String, List<PathPattern>> pathsByMethod =
            Map.of(
                    "POST", paths("/publish"),
                    "PUT", paths("/servers/{name}/versions/{version}"),
                    "PATCH",
                            paths(
                                    "/servers/{name}/versions/{version}/status",
                                    "/servers/{name}/status"),
                    "GET", paths(AUDIT),
                    "HEAD", paths(AUDIT));

    @Override
    public boolean matches(HttpServletRequest request) {
        var paths = pathsByMethod.get(request.getMethod());
        return paths != null && anyMatches(paths, request);
    }

    private static boolean anyMatches(List<PathPattern> paths, HttpServletRequest request) {
        var written = request.getRequestURI().substring(request.getContextPath().length());
        try {
            var path = PathContainer.parsePath(tidied(written));
            return paths.stream().anyMatch(pattern -> pattern.matches(path));
        } catch (IllegalArgumentException e) {
            // a broken percent escape: no controller has such a path
            return false;
        }
    }

    private static String tidied(String path) {
        var single = SLASHES.matcher(path).replaceAll("/");
        return single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static List<PathPattern> paths(String... paths) {
        return Stream.of(paths)
                .flatMap(path -> Stream.of("/v0.1" + path, "/v0" + path))
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
