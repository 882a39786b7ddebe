package annals.command.admission.document;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A rule for one string. Its objections are worded as the official service words them. */
@FunctionalInterface
interface TextRule {

    /** What is wrong with the text; empty when nothing is. */
    Optional<String> objectionTo(String text);

    /** At least so many code points. */
    static TextRule atLeast(int codePoints) {
        return text ->
                objection(
                        text.codePointCount(0, text.length()) >= codePoints,
                        "expected length >= " + codePoints);
    }

    /** At most so many code points. */
    static TextRule atMost(int codePoints) {
        return text ->
                objection(
                        text.codePointCount(0, text.length()) <= codePoints,
                        "expected length <= " + codePoints);
    }

    /** The whole text matches; the pattern is shown with the anchors that this implies. */
    static TextRule matching(String pattern) {
        var compiled = Pattern.compile(pattern);
        return text ->
                objection(
                        compiled.matcher(text).matches(),
                        "expected string to match pattern ^" + pattern + "$");
    }

    /** One of these words. */
    static TextRule oneOf(String... words) {
        var allowed = Set.of(words);
        String list = Arrays.stream(words).collect(joining(", ", "\"", "\""));
        return text -> objection(allowed.contains(text), "expected value to be one of " + list);
    }

    /** A URL, absolute or not, that Go can parse. */
    static TextRule uri() {
        return text ->
                switch (GoUrl.parse(text)) {
                    case GoUrl.Parsed _ -> Optional.empty();
                    case GoUrl.Unparsable(var reason) ->
                            Optional.of("expected string to be RFC 3986 uri: " + reason);
                };
    }

    private static Optional<String> objection(boolean kept, String message) {
        return kept ? Optional.empty() : Optional.of(message);
    }
}
