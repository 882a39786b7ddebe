package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An answer as it came over the wire.
 *
 * @param headers without regard to the case of names
 */
record HttpAnswer(int status, SortedMap<String, List<String>> headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    static HttpAnswer of(int status, Map<String, List<String>> headers, String body) {
        var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return new HttpAnswer(status, sorted, body);
    }

    /** The value of a header that must be there once. */
    String header(String name) {
        var values = headers.getOrDefault(name, List.of());
        assertThat(values).as("%s of %s", name, this).hasSize(1);
        return values.getFirst();
    }

    /** The position of the state, or of the event, that it speaks of. */
    long position() {
        return Long.parseLong(header("X-Registry-Position"));
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** The same; fails if it is another one. */
    HttpAnswer expect(int expected) {
        assertThat(status).as("status of %s", this).isEqualTo(expected);
        return this;
    }
}
