package annals.http;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request's query parameters as the official service reads them (http-api 1.7): of repeated ones
 * the first counts, an empty one is not given, one without {@code =} is {@code true}. Ask for all,
 * then {@link #check()}: findings come together.
 */
public final class QueryParameters {

    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "False", "FALSE");

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final List<Problem.Error> findings = new ArrayList<>();

    private QueryParameters(@Nullable String query) {
        if (query == null) {
            return;
        }
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                given.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(equals < 0 ? "true" : decode(pair.substring(equals + 1)));
            }
        }
    }

    /** Of this request; 400 for a broken escape. */
    public static QueryParameters of(HttpServletRequest request) {
        return of(request.getQueryString());
    }

    static QueryParameters of(@Nullable String rawQuery) {
        return new QueryParameters(rawQuery);
    }

    private static String decode(String raw) {
        return switch (Decoded.query(raw)) {
            case Decoded.Text(var text) -> text;
            case Decoded.BadEscape(var escape) ->
                    throw new ProblemException(
                            Problem.of(400, "Invalid request: invalid escape \"" + escape + "\""));
            case Decoded.NotUtf8() ->
                    throw new ProblemException(
                            Problem.of(400, "Invalid request: query is not UTF-8"));
        };
    }

    /** A text, if it is given. */
    public Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(given.get(name))
                .map(List::getFirst)
                .filter(value -> !value.isEmpty());
    }

    /** All texts of a parameter that may be repeated; empty ones are not given. */
    public List<String> texts(String name) {
        asked.add(name);
        return given.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** A number within bounds; the fallback where none is given or a finding was noted. */
    public int integer(String name, int fallback, int min, int max) {
        return text(name)
                .map(value -> (int) number("query." + name, value, min, max).orElse(fallback))
                .orElse(fallback);
    }

    /** Reads a number that came in some place; notes a finding when it is none within bounds. */
    public OptionalLong number(String place, String value, long min, long max) {
        var number = parse(value);
        if (number.isEmpty()) {
            findings.add(new Problem.Error("invalid integer", place, value));
        } else if (number.getAsLong() < min) {
            findings.add(new Problem.Error("expected number >= " + min, place, number.getAsLong()));
        } else if (number.getAsLong() > max) {
            findings.add(new Problem.Error("expected number <= " + max, place, number.getAsLong()));
        } else {
            return number;
        }
        return OptionalLong.empty();
    }

    /** Java alone would also take the digits of other scripts. */
    private static OptionalLong parse(String value) {
        try {
            return INTEGER.matcher(value).matches()
                    ? OptionalLong.of(Long.parseLong(value))
                    : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** A truth value, if it is given and one. */
    public Optional<Boolean> truth(String name) {
        return text(name)
                .flatMap(
                        value -> {
                            if (TRUE.contains(value)) {
                                return Optional.of(true);
                            }
                            if (FALSE.contains(value)) {
                                return Optional.of(false);
                            }
                            refuse(name, "invalid boolean", value);
                            return Optional.empty();
                        });
    }

    /** Notes a finding about a parameter, for {@link #check()} to tell. */
    public void refuse(String name, String message, Object value) {
        findings.add(new Problem.Error(message, "query." + name, value));
    }

    /** Ends with 422 if anything was found wrong so far. */
    public void check() {
        if (!findings.isEmpty()) {
            throw new ProblemException(Problem.of(422, Problem.VALIDATION_FAILED, findings));
        }
    }

    /** Names that were asked for so far. */
    Set<String> asked() {
        return asked;
    }

    /** Names that were given and not asked for so far, in the order they came. */
    public Set<String> ignored() {
        var ignored = new LinkedHashSet<>(given.keySet());
        ignored.removeAll(asked);
        return ignored;
    }
}
