package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Objects;

/**
 * An environment variable or an HTTP header.
 *
 * @param input its value; written without braces of its own
 * @param variables of the value, by name; absent when none were sent, an empty map stays
 * @param name of the environment variable or header; may be empty
 */
@JsonInclude(NON_NULL)
@JsonPropertyOrder({"input", "variables", "name"})
public record KeyValueInput(
        @JsonUnwrapped Input input, @Nullable Map<String, Input> variables, String name) {

    public KeyValueInput {
        Objects.requireNonNull(input);
        Objects.requireNonNull(name);
        variables = Absent.map(variables);
    }
}
