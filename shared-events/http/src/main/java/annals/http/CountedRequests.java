package annals.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.catalina.connector.ClientAbortException;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts the requests of the API, except for those that only look whether somebody is there
 * (http-api 11).
 */
final class CountedRequests extends HttpFilter {

    private static final long serialVersionUID = 1;

    private static final Pattern API = Pattern.compile("/+v0(\\.1)?/.*", Pattern.DOTALL);

    /** Last segments of paths that are not counted. */
    private static final Set<String> UNCOUNTED = Set.of("health", "metrics", "ping", "docs");

    private static final String GONE = CountedRequests.class.getName() + ".gone";

    private static final int CLIENT_GONE = 499;

    private final transient HttpMetrics metrics;
    private final transient Routes routes;

    CountedRequests(HttpMetrics metrics, Routes routes) {
        this.metrics = metrics;
        this.routes = routes;
    }

    /** Says that nobody is there any more to read the answer. */
    static void clientIsGone(HttpServletRequest request) {
        request.setAttribute(GONE, true);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isCounted(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        long begun = System.nanoTime();
        int broken = 500;
        try {
            chain.doFilter(request, response);
            if (!request.isAsyncStarted()) {
                // here, and not after the last filter, it shows whether the client is still there
                response.flushBuffer();
            }
            broken = 0;
        } catch (ClientAbortException gone) {
            broken = CLIENT_GONE;
            throw gone;
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtItsEnd(request, response, begun));
            } else {
                count(request, broken > 0 ? broken : response.getStatus(), begun);
            }
        }
    }

    private static boolean isCounted(String path) {
        return API.matcher(path).matches()
                && !UNCOUNTED.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    private void count(HttpServletRequest request, int status, long begun) {
        int told = request.getAttribute(GONE) == null ? status : CLIENT_GONE;
        var route =
                Routes.taken(request)
                        .or(() -> told == 401 ? routes.meant(request) : Optional.empty());
        double seconds = (System.nanoTime() - begun) / 1e9;
        route.ifPresent(known -> metrics.answered(request.getMethod(), known, told, seconds));
    }

    /** An answer that goes on after its request has left the filters. */
    private final class AtItsEnd implements AsyncListener {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long begun;

        AtItsEnd(HttpServletRequest request, HttpServletResponse response, long begun) {
            this.request = request;
            this.response = response;
            this.begun = begun;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            count(request, response.getStatus(), begun);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            if (event.getThrowable() instanceof IOException) {
                clientIsGone(request);
            }
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
