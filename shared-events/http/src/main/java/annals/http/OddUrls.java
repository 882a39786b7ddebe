package annals.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/**
 * Refuses URLs that hold U+0000, broken percent escapes or bytes that are not UTF-8 (http-api 1.2,
 * decision 15), so that whoever comes after may decode without fear.
 */
final class OddUrls extends HttpFilter {

    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var refusal = refusal(request.getRequestURI(), request.getQueryString());
        if (refusal.isPresent()) {
            refusal.get().send(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** What is wrong with this URL, if anything is; both parts as they came over the wire. */
    static Optional<Answer> refusal(String path, @Nullable String query) {
        var decoded = Decoded.path(path);
        if (holdsNul(path) || (decoded instanceof Decoded.Text(var text) && holdsNul(text))) {
            return Optional.of(nul("URL path contains null bytes"));
        }
        if (query != null && holdsNul(query)) {
            return Optional.of(nul("query parameters contain null bytes"));
        }
        return refusal("URL path", decoded)
                .or(() -> query == null ? Optional.empty() : refusal("query", Decoded.query(query)))
                .map(Answer::of);
    }

    private static boolean holdsNul(String text) {
        return text.indexOf('\0') >= 0 || text.contains("%00");
    }

    private static Answer nul(String what) {
        return Answer.plainJson(Problem.of(400, "Invalid request: " + what));
    }

    private static Optional<Problem> refusal(String where, Decoded decoded) {
        return switch (decoded) {
            case Decoded.Text _ -> Optional.empty();
            case Decoded.BadEscape(var escape) ->
                    Optional.of(
                            Problem.of(
                                    400,
                                    "Invalid request: %s contains an invalid escape \"%s\"; a percent sign is sent as %%25"
                                            .formatted(where, escape)));
            case Decoded.NotUtf8() ->
                    Optional.of(
                            Problem.of(
                                    400,
                                    "Invalid request: %s is not UTF-8; escape the bytes of the text's UTF-8 form"
                                            .formatted(where)));
        };
    }
}
