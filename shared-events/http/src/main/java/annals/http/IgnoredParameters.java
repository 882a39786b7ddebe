package annals.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names the query parameters that nobody asked for, and what each probably means (decision 12):
 * {@code q;meant=search, colour}. Names are percent-encoded. Ask for all parameters first.
 */
public final class IgnoredParameters {

    /** A request may bring thousands; nobody reads more. */
    private static final int MOST = 10;

    private static final int LONGEST = 40;

    /** Shorter names are too like each other. */
    private static final int SHORTEST_TYPO = 4;

    /** What other APIs call these things. */
    private static final Map<String, String> OTHER_WORDS =
            Map.ofEntries(
                    Map.entry("after", "cursor"),
                    Map.entry("count", "limit"),
                    Map.entry("deleted", "include_deleted"),
                    Map.entry("filter", "search"),
                    Map.entry("first", "limit"),
                    Map.entry("keyword", "search"),
                    Map.entry("latest", "version"),
                    Map.entry("max", "limit"),
                    Map.entry("maxresults", "limit"),
                    Map.entry("modifiedsince", "updated_since"),
                    Map.entry("name", "search"),
                    Map.entry("next", "cursor"),
                    Map.entry("nextcursor", "cursor"),
                    Map.entry("nexttoken", "cursor"),
                    Map.entry("offset", "cursor"),
                    Map.entry("page", "cursor"),
                    Map.entry("pagesize", "limit"),
                    Map.entry("pagetoken", "cursor"),
                    Map.entry("perpage", "limit"),
                    Map.entry("position", "min_position"),
                    Map.entry("q", "search"),
                    Map.entry("query", "search"),
                    Map.entry("since", "updated_since"),
                    Map.entry("size", "limit"),
                    Map.entry("term", "search"),
                    Map.entry("text", "search"),
                    Map.entry("updatedafter", "updated_since"),
                    Map.entry("withdeleted", "include_deleted"));

    private IgnoredParameters() {}

    /** The header's value; empty when every parameter was asked for. */
    public static Optional<String> of(QueryParameters query) {
        var ignored = query.ignored();
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ignored.stream()
                                .limit(MOST)
                                .map(name -> named(name, query.asked()))
                                .collect(Collectors.joining(", ")));
    }

    private static String named(String name, Collection<String> known) {
        return token(name) + probable(name, known).map(meant -> ";meant=" + meant).orElse("");
    }

    /** Whatever was sent, in the letters that a header may hold. */
    private static String token(String name) {
        var shortened =
                name.codePointCount(0, name.length()) > LONGEST
                        ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "..."
                        : name;
        return shortened.isEmpty()
                ? "\"\""
                : URLEncoder.encode(shortened, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> probable(String name, Collection<String> known) {
        var plain = plain(name);
        return known.stream()
                .filter(candidate -> plain(candidate).equals(plain))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHER_WORDS.get(plain)).filter(known::contains))
                .or(() -> known.stream().filter(candidate -> isTypo(plain, candidate)).findFirst());
    }

    private static String plain(String name) {
        return name.length() > LONGEST
                ? ""
                : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** One letter too many, too few, another one, or two in the wrong order. */
    private static boolean isTypo(String plain, String candidate) {
        var right = plain(candidate);
        if (plain.length() < SHORTEST_TYPO || Math.abs(plain.length() - right.length()) > 1) {
            return false;
        }
        int same = commonPrefix(plain, right);
        var a = plain.substring(same);
        var b = right.substring(same);
        return withoutFirst(a).equals(b)
                || a.equals(withoutFirst(b))
                || withoutFirst(a).equals(withoutFirst(b))
                || swapped(a).equals(b);
    }

    private static int commonPrefix(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return i;
            }
        }
        return length;
    }

    private static String withoutFirst(String text) {
        return text.isEmpty() ? text : text.substring(1);
    }

    private static String swapped(String text) {
        return text.length() < 2 ? text : "" + text.charAt(1) + text.charAt(0) + text.substring(2);
    }
}
