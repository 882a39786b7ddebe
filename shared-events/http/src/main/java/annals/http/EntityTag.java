package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

import java.util.Collections;
import java.util.regex.Pattern;

/**
 * A weak validator (RFC 9110, 8.8.3): two answers that bear the same one say the same, though not
 * in the same bytes.
 *
 * @param opaque letters, digits and {@code -_}
 */
public record EntityTag(String opaque) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]+");

    public EntityTag {
        if (!OPAQUE.matcher(opaque).matches()) {
            throw new IllegalArgumentException("no entity tag: " + opaque);
        }
    }

    /** As it is written in {@code ETag}. */
    public String text() {
        return "W/\"" + opaque + "\"";
    }

    /** Whether the client says with {@code If-None-Match} that it has what this stands for. */
    public boolean isKnownTo(HttpServletRequest request) {
        var headers = request.getHeaders(HttpHeaders.IF_NONE_MATCH);
        return headers != null && Collections.list(headers).stream().anyMatch(this::isNamedIn);
    }

    private boolean isNamedIn(String header) {
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(tag -> tag.group(1).equals(opaque));
    }
}
