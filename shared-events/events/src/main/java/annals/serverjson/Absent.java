package annals.serverjson;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in the records for what a document does not say: an absent text is empty and an
 * absent list has no elements, since the format makes no difference. An absent object or map is
 * {@code null}, since an empty one that was sent stays.
 */
final class Absent {

    private Absent() {}

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A copy that keeps the order in which the keys were sent, and {@code null} values. */
    static <T extends @Nullable Object> @Nullable Map<String, T> map(@Nullable Map<String, T> map) {
        return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
