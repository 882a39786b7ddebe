package annals.command.admission.document;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Tells a range of versions from a version, by its look ({@code server-json.md} 6.2). Its oddities
 * are the official service's: {@code 1.0.0-next} looks like a wildcard, {@code >=1.0.0 <2.0.0} like
 * nothing.
 */
final class VersionRange {

    /** White space by Go's measure. */
    private static final String SPACE = "[ \\t\\n\\f\\r]";

    private static final String PRE_RELEASE = "(?:-[0-9A-Za-z.-]+)?";

    private static final String VERSION = "v?\\d+(?:\\.\\d+){0,3}" + PRE_RELEASE;

    private static final String WILD_PART = "\\.(?:\\d+|[xX*])";

    private static final Pattern COMPARATOR =
            Pattern.compile("(?:[<>]=?|[=^~])" + SPACE + "*" + VERSION);

    private static final Pattern HYPHEN =
            Pattern.compile(VERSION + SPACE + "-" + SPACE + "*" + VERSION);

    private static final Pattern ALTERNATIVE = Pattern.compile(SPACE + "*" + VERSION + SPACE + "*");

    private static final Pattern WILDCARD =
            Pattern.compile(
                    "(?:v?\\d+|[xX*])" + WILD_PART + "(?:" + WILD_PART + ")?" + PRE_RELEASE);

    private VersionRange() {}

    /** Whether a text looks like a range; white space around does not count. */
    static boolean isRange(String version) {
        String text = GoText.trimmed(version);
        return COMPARATOR.matcher(text).matches()
                || HYPHEN.matcher(text).matches()
                || isChoice(text)
                || WILDCARD.matcher(text).matches() && containsWildcard(text);
    }

    private static boolean isChoice(String text) {
        return text.contains("||")
                && Arrays.stream(text.split("\\|\\|", -1))
                        .allMatch(part -> ALTERNATIVE.matcher(part).matches());
    }

    private static boolean containsWildcard(String text) {
        return text.chars().anyMatch(c -> c == 'x' || c == 'X' || c == '*');
    }
}
