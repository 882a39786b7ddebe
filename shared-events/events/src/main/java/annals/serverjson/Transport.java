package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How one speaks with a server, be it a package that runs here or a remote one.
 *
 * @param type {@code stdio}, {@code streamable-http} or {@code sse}
 * @param url where; may hold variables in braces
 * @param variables of the URL, by name; absent when none were sent, an empty map stays
 */
@JsonInclude(NON_EMPTY)
@JsonPropertyOrder({"type", "url", "headers", "variables"})
public record Transport(
        @JsonInclude(ALWAYS) String type,
        String url,
        List<KeyValueInput> headers,
        @JsonInclude(NON_NULL) @Nullable Map<String, Input> variables) {

    public Transport {
        Objects.requireNonNull(type);
        url = Absent.text(url);
        headers = Absent.list(headers);
        variables = Absent.map(variables);
    }
}
