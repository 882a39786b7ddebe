package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Redirects a path that ends in a slash, or holds {@code .} or {@code ..}, to the same path without
 * (http-api 1.3), keeping names and query as they were sent and the prefix of a proxy (decisions 7
 * and 17). Stands behind {@link DoubleSlashes}, so that no redirect leads to another host.
 */
final class TrailingSlashes extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        var clean = mayBeUnclean(path) ? clean(path) : path;
        if (clean.equals(path)) {
            chain.doFilter(request, response);
            return;
        }
        var query = request.getQueryString();
        response.setStatus(308);
        response.setHeader(
                HttpHeaders.LOCATION,
                PublicUrl.of(request).path(clean) + (query == null ? "" : "?" + query));
        response.setContentLength(0);
    }

    private static boolean mayBeUnclean(String path) {
        return path.endsWith("/") || path.contains("/.") || path.contains("/%2");
    }

    private static String clean(String path) {
        var segments = new ArrayDeque<String>();
        for (var segment : path.split("/", -1)) {
            switch (segment.replace("%2e", ".").replace("%2E", ".")) {
                case "", "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }
}
