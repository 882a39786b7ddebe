package annals.command.admission.document;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** How many bytes Go's {@code encoding/json} takes for a value, written compactly. */
public final class GoJsonSize {

    private GoJsonSize() {}

    /** Bytes of a value that is made of maps, lists, strings, numbers, truth values and nulls. */
    public static int of(@Nullable Object value) {
        return switch (value) {
            case null -> "null".length();
            case String text -> ofText(text);
            case Number number -> GoFloat.text(number.doubleValue()).length();
            case Boolean truth -> truth.toString().length();
            case Map<?, ?> map -> ofMap(map);
            case List<?> list -> ofList(list);
            default -> throw new IllegalArgumentException("not of JSON: " + value.getClass());
        };
    }

    private static int ofMap(Map<?, ?> map) {
        int size = brackets(map.size());
        for (var entry : map.entrySet()) {
            size += ofText(String.valueOf(entry.getKey())) + ":".length() + of(entry.getValue());
        }
        return size;
    }

    private static int ofList(List<?> list) {
        int size = brackets(list.size());
        for (var element : list) {
            size += of(element);
        }
        return size;
    }

    private static int brackets(int elements) {
        return 2 + Math.max(0, elements - 1);
    }

    private static int ofText(String text) {
        return 2 + text.codePoints().map(GoJsonSize::ofCharacter).sum();
    }

    /** Six bytes for what is written as {@code \}{@code u003c}. */
    private static int ofCharacter(int c) {
        return switch (c) {
            case '"', '\\', '\b', '\f', '\n', '\r', '\t' -> 2;
            case '<', '>', '&', 0x2028, 0x2029 -> 6;
            default -> c < 0x20 ? 6 : utf8(c);
        };
    }

    private static int utf8(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        return c < 0x10000 ? 3 : 4;
    }
}
