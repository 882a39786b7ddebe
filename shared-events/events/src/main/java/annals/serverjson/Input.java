package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.List;

/**
 * Something that a user may have to fill in.
 *
 * @param format {@code string}, {@code number}, {@code boolean} or {@code filepath}
 * @param value fixed by the publisher
 * @param choices the only values that make sense; empty when all do
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({
    "description",
    "isRequired",
    "format",
    "value",
    "isSecret",
    "default",
    "placeholder",
    "choices"
})
public record Input(
        String description,
        @JsonInclude(NON_DEFAULT) boolean isRequired,
        String format,
        String value,
        @JsonInclude(NON_DEFAULT) boolean isSecret,
        @JsonProperty("default") String defaultValue,
        String placeholder,
        List<String> choices) {

    public Input {
        description = Absent.text(description);
        format = Absent.text(format);
        value = Absent.text(value);
        defaultValue = Absent.text(defaultValue);
        placeholder = Absent.text(placeholder);
        choices = Absent.list(choices);
    }
}
