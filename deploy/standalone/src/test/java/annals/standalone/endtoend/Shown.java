package annals.standalone.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;

/** Bytes of a request or an answer as a person reads them. */
final class Shown {

    private static final int LONGEST = 8_000;

    /** Strings, and signs that stand outside of strings. */
    private static final Pattern JSON = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[^\"]");

    private Shown() {}

    /** A line of single bytes; what cannot be seen is escaped. */
    static String line(String bytes) {
        var line = new StringBuilder();
        bytes.chars()
                .forEach(c -> line.append(c < ' ' || c > '~' ? "\\x%02x".formatted(c) : (char) c));
        return line.toString();
    }

    /**
     * A body; JSON that is compact, as ours must be, is broken into lines, all else is as it is.
     */
    static String body(byte[] bytes) {
        if (bytes.length > LONGEST) {
            return "{%d bytes}".formatted(bytes.length);
        }
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return isCompactJson(text) ? lines(text) : text;
        } catch (CharacterCodingException _) {
            return line(new String(bytes, ISO_8859_1));
        }
    }

    private static boolean isCompactJson(String text) {
        var json = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return json.startsWith("{")
                && json.endsWith("}")
                && JSON.matcher(json)
                        .results()
                        .map(part -> part.group())
                        .noneMatch(String::isBlank);
    }

    /** Adds line ends and blanks, and changes nothing else. */
    private static String lines(String json) {
        var lines = new StringBuilder();
        var depth = new int[1];
        JSON.matcher(json)
                .results()
                .map(part -> part.group())
                .forEach(
                        part -> {
                            switch (part) {
                                case "{", "[" -> lines.append(part).append(line(++depth[0]));
                                case "}", "]" -> lines.append(line(--depth[0])).append(part);
                                case "," -> lines.append(part).append(line(depth[0]));
                                case ":" -> lines.append(": ");
                                default -> lines.append(part);
                            }
                        });
        return lines.toString().replaceAll("([{\\[])\\s+([}\\]])", "$1$2");
    }

    private static String line(int depth) {
        return "\n" + "  ".repeat(depth);
    }
}
