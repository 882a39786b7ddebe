package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Shows the router the path it is meant to see: {@code //v0.1/…} is {@code /v0.1/…} (decision 7; a
 * base URL that ends in a slash makes them), and a semicolon is a letter like any other, where
 * Spring would cut off a path parameter.
 */
final class DoubleSlashes extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getRequestURI();
        boolean asMeant = !path.contains("//") && path.indexOf(';') < 0;
        chain.doFilter(asMeant ? request : new MovedRequest(request, meant(path)), response);
    }

    private static String meant(String path) {
        return path.replaceAll("/{2,}", "/").replace(";", "%3B");
    }
}
