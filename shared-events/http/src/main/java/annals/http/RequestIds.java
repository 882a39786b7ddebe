package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Names every request, by the name that it brings or by a new one: in the answer and, as {@value
 * #LOG_KEY}, in all lines of the log that it causes.
 */
final class RequestIds extends HttpFilter {

    static final String LOG_KEY = "request.id";

    private static final long serialVersionUID = 1;

    /** What can neither break a line of the log nor fill it. */
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = of(request.getHeader(RegistryHeaders.REQUEST_ID));
        response.setHeader(RegistryHeaders.REQUEST_ID, id);
        MDC.put(LOG_KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(LOG_KEY);
        }
    }

    /** The one that was brought, if it can be used; nothing secret hangs on it. */
    static String of(@Nullable String brought) {
        return brought != null && USABLE.matcher(brought).matches()
                ? brought
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
