package annals.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * How fresh an answer must be: parameter {@value #PARAMETER} or the request header {@link
 * RegistryHeaders#MIN_POSITION}; of both the greater counts.
 *
 * @param number a position; 0 when nothing was asked
 */
public record MinPosition(long number) {

    public static final String PARAMETER = "min_position";

    /** Nothing was asked. */
    public static final MinPosition NONE = new MinPosition(0);

    /** Reads it, and notes findings with the query's own. */
    public static MinPosition of(QueryParameters query, HttpServletRequest request) {
        long asked =
                query.text(PARAMETER).map(v -> number(query, "query." + PARAMETER, v)).orElse(0L);
        var header = request.getHeader(RegistryHeaders.MIN_POSITION);
        long told = header == null || header.isBlank() ? 0 : told(query, header.strip());
        return asked == 0 && told == 0 ? NONE : new MinPosition(Math.max(asked, told));
    }

    private static long told(QueryParameters query, String value) {
        return number(query, "header." + RegistryHeaders.MIN_POSITION, value);
    }

    private static long number(QueryParameters query, String place, String value) {
        return query.number(place, value, 0, Long.MAX_VALUE).orElse(0);
    }

    /** Whether anything was asked. */
    public boolean isGiven() {
        return number > 0;
    }
}
