package annals.standalone.endtoend;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives names to what differs from run to run. Equal texts get equal names, so that one sees where
 * the same time or cursor comes back.
 */
final class Masks {

    private static final Pattern VOLATILE =
            Pattern.compile(
                    """
                    (?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z)\
                    |(?<token>eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+)\
                    |(?<cursor>(?<![\\w-])_[\\w-]{40,})\
                    |(?<id>urn:uuid:[0-9a-f-]{36})\
                    |(?<leaf>(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f]))\
                    |(?<etag>(?<=ETag: W/")[\\w-]{16}(?="))\
                    |(?<request>(?<=X-Request-Id: )[0-9a-f]{16}(?![0-9a-f]))\
                    """);

    /** Times before it are not those of this run. */
    private static final Instant BEGIN = Instant.now().minusSeconds(3600);

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    String apply(String text) {
        return VOLATILE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(name(found)));
    }

    private String name(MatchResult found) {
        var kind =
                found.namedGroups().keySet().stream()
                        .filter(group -> found.group(group) != null)
                        .findFirst()
                        .orElseThrow();
        if (kind.equals("time") && Instant.parse(found.group()).isBefore(BEGIN)) {
            return found.group();
        }
        return kind.equals("token")
                ? "{token}"
                : names.computeIfAbsent(
                        found.group(),
                        _ -> "{%s %d}".formatted(kind, counts.merge(kind, 1, Integer::sum)));
    }
}
