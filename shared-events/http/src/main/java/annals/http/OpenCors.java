package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.util.Set;

/** Opens the registry to scripts of every origin, without credentials (http-api 1.4). */
final class OpenCors extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** HEAD is missing on purpose: it is missing in the official service. */
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final String ONE_DAY_IN_SECONDS = "86400";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String wanted = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (request.getMethod().equals("OPTIONS") && isGiven(wanted)) {
            answerPreflight(request, response, wanted);
        } else {
            open(request, response);
            chain.doFilter(request, response);
        }
    }

    private static void answerPreflight(
            HttpServletRequest request, HttpServletResponse response, String wanted) {
        response.setStatus(204);
        response.addHeader(
                HttpHeaders.VARY,
                "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
        if (!isGiven(request.getHeader(HttpHeaders.ORIGIN)) || !METHODS.contains(wanted)) {
            return;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, wanted);
        String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
        if (isGiven(headers)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, ONE_DAY_IN_SECONDS);
    }

    private static void open(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (isGiven(request.getHeader(HttpHeaders.ORIGIN))
                && METHODS.contains(request.getMethod())) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, RegistryHeaders.EXPOSED);
        }
    }

    private static boolean isGiven(@Nullable String header) {
        return header != null && !header.isEmpty();
    }
}
