package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The JSON that came as a request's body (http-api 1.8). Reading refuses, as {@link
 * ProblemException}: too large (413), too slow (408), none (400), another content type (415), no
 * JSON (400).
 *
 * @param text as it was sent
 * @param tree what it says; numbers keep their digits
 */
public record JsonBody(String text, JsonNode tree) {

    private static final Pattern ADVICE_TO_PROGRAMMERS =
            Pattern.compile(
                    " \\(start marker at \\[.*?]\\)|: enable `.*?` to allow|, from `.*?`(?=\\))|"
                            + " \\(`JsonToken\\..*?`\\)| \\(bound as `.*?`\\): not allowed as per"
                            + " `.*?`");

    /** Reads it; a refusal quotes the body. */
    public static JsonBody read(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        try {
            return parse(bytes);
        } catch (NotJson e) {
            throw refused(400, e.reason, new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Reads it; no refusal quotes any of the body, since it may hold a secret. */
    public static JsonBody readSecret(HttpServletRequest request) {
        byte[] bytes = bytes(request);
        try {
            return parse(bytes);
        } catch (NotJson _) {
            throw refused(400, "expected JSON, found something else", null);
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        byte[] bytes = BodyBytes.read(request);
        if (bytes.length == 0) {
            throw new ProblemException(Problem.of(400, "request body is required"));
        }
        requireJson(request.getContentType());
        return bytes;
    }

    /** {@code application/json}, {@code …+json} or nothing; a charset is not looked at. */
    private static void requireJson(@Nullable String contentType) {
        if (contentType == null) {
            return;
        }
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.equals("application/json") && !type.endsWith("+json")) {
            throw refused(415, "unknown content type: " + contentType, null);
        }
    }

    private static JsonBody parse(byte[] bytes) throws NotJson {
        try {
            var text = Decoded.utf8(bytes);
            var tree = Json.tree(text);
            if (tree.isMissingNode()) {
                throw new NotJson("Unexpected end-of-input");
            }
            return new JsonBody(text, tree);
        } catch (CharacterCodingException _) {
            throw new NotJson("invalid UTF-8");
        } catch (JacksonException e) {
            throw new NotJson(reason(e));
        } catch (NumberFormatException _) {
            // an exponent beyond all bounds: Jackson lets it through
            throw new NotJson("Number is out of all bounds");
        }
    }

    private static String reason(JacksonException e) {
        var place = e.getLocation();
        var reason = ADVICE_TO_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
        return place == null
                ? reason
                : "%s at line %d, column %d"
                        .formatted(reason, place.getLineNr(), place.getColumnNr());
    }

    private static ProblemException refused(int status, String message, @Nullable String value) {
        return new ProblemException(
                Problem.of(
                        status,
                        Problem.VALIDATION_FAILED,
                        List.of(new Problem.Error(message, "body", value))));
    }

    private static final class NotJson extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;

        NotJson(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
