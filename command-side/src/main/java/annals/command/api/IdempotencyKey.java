package annals.command.api;

import annals.http.Problem;
import annals.http.ProblemException;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Idempotency-Key}: a text of the sender's choice. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

    private IdempotencyKey() {}

    /** The key that came with a request, if any; 422 if it is none. */
    static Optional<String> of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        if (sent.size() > 1) {
            throw refused("expected one key, found " + sent.size(), null);
        }
        var key = sent.getFirst();
        if (!KEY.matcher(key).matches()) {
            throw refused(
                    "expected 1 to 255 printable ASCII characters, found %d characters"
                            .formatted(key.length()),
                    key.length() > 255 ? null : key);
        }
        return Optional.of(key);
    }

    private static ProblemException refused(String message, @Nullable String value) {
        return new ProblemException(
                Problem.of(
                        422,
                        Problem.VALIDATION_FAILED,
                        List.of(new Problem.Error(message, "header." + HEADER, value))));
    }
}
