package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * An argument of a command line.
 *
 * @param input its value; written without braces of its own
 * @param variables of the value, by name; absent when none were sent, an empty map stays
 * @param type {@code named} or {@code positional}
 * @param name of a named argument, with its dashes
 * @param valueHint what a user is shown in place of the value
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({"input", "variables", "type", "name", "valueHint", "isRepeated"})
public record Argument(
        @JsonUnwrapped Input input,
        @JsonInclude(NON_NULL) @Nullable Map<String, Input> variables,
        @JsonInclude(ALWAYS) String type,
        String name,
        String valueHint,
        @JsonInclude(NON_DEFAULT) boolean isRepeated) {

    public Argument {
        Objects.requireNonNull(input);
        Objects.requireNonNull(type);
        variables = Absent.map(variables);
        name = Absent.text(name);
        valueHint = Absent.text(valueHint);
    }
}
