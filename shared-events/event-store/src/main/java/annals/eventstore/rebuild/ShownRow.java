package annals.eventstore.rebuild;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of a read model, field by field, as text.
 *
 * @param key the version that it tells of, or whatever else tells a server's rows apart
 */
public record ShownRow(String server, String key, Map<String, @Nullable String> fields) {

    /** Begins a row, to which fields are added. */
    public static ShownRow of(String server, String key) {
        return new ShownRow(server, key, new LinkedHashMap<>());
    }

    /** Adds a field; the value is written as text. */
    public ShownRow with(String field, @Nullable Object value) {
        fields.put(field, value == null ? null : value.toString());
        return this;
    }
}
