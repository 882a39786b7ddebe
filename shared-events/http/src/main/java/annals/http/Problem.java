package annals.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error answer: RFC 9457 in the members and the order of the official service.
 *
 * @param status HTTP status code
 * @param detail a sentence for people: what was expected, what was found, what to do
 * @param errors what exactly; may be empty
 * @param headers to be sent with it, as {@code Retry-After}
 */
@JsonPropertyOrder({"title", "status", "detail", "errors"})
public record Problem(
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Error> errors,
        @JsonIgnore Map<String, String> headers) {

    /** The detail of every failed validation of parameters or body; clients match on it. */
    public static final String VALIDATION_FAILED = "validation failed";

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /** A problem told by its sentence alone. */
    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of(), Map.of());
    }

    /** A problem with the findings behind it. */
    public static Problem of(int status, String detail, List<Error> errors) {
        return new Problem(status, detail, errors, Map.of());
    }

    /** The same, sent with one more header. */
    public Problem with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, detail, errors, more);
    }

    /** The standard reason phrase, in the words of the official service. */
    @com.fasterxml.jackson.annotation.JsonProperty
    public String title() {
        return switch (status) {
            case 413 -> "Request Entity Too Large";
            case 422 -> "Unprocessable Entity";
            default -> {
                var known = HttpStatus.resolve(status);
                yield known == null ? "Error" : known.getReasonPhrase();
            }
        };
    }

    /**
     * One finding.
     *
     * @param message what is wrong
     * @param location where, as {@code body.packages[0].version}; absent when it is the whole
     * @param value what was found there; absent when it must not be shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"message", "location", "value"})
    public record Error(String message, @Nullable String location, @Nullable Object value) {

        /** A finding that has no place. */
        public static Error of(String message) {
            return new Error(message, null, null);
        }
    }
}
