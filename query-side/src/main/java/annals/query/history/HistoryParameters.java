package annals.query.history;

import annals.http.QueryParameters;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filters that a request names itself; findings are noted with the query. */
final class HistoryParameters {

    /** Of a subject or a method; longer ones would make a cursor that no URL can bear. */
    private static final int LONGEST = 500;

    private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9.-]{1,200}");

    private static final String KINDS =
            Stream.of(Kind.values())
                    .map(Kind::word)
                    .collect(Collectors.joining(", ", "expected value to be one of \"", "\""));

    private HistoryParameters() {}

    /** Of all servers. */
    static HistoryFilter audit(QueryParameters query) {
        return new HistoryFilter(
                null,
                null,
                kind(query),
                text(query, "actor"),
                text(query, "method"),
                time(query, "since"),
                time(query, "until"),
                namespace(query));
    }

    private static @Nullable String namespace(QueryParameters query) {
        return query.text("namespace")
                .filter(
                        matching(
                                query,
                                "namespace",
                                "expected what stands before the slash of server names: letters,"
                                        + " digits, points and hyphens",
                                NAMESPACE.asMatchPredicate()))
                .orElse(null);
    }

    static @Nullable Kind kind(QueryParameters query) {
        return query.text("kind")
                .flatMap(
                        word -> {
                            var kind = Kind.of(word);
                            if (kind.isEmpty()) {
                                query.refuse("kind", KINDS, word);
                            }
                            return kind;
                        })
                .orElse(null);
    }

    private static @Nullable String text(QueryParameters query, String name) {
        return query.text(name)
                .filter(
                        matching(
                                query,
                                name,
                                "expected length <= " + LONGEST,
                                text -> text.codePointCount(0, text.length()) <= LONGEST))
                .orElse(null);
    }

    private static Predicate<String> matching(
            QueryParameters query, String name, String expected, Predicate<String> rule) {
        return text -> {
            boolean isRight = rule.test(text);
            if (!isRight) {
                query.refuse(name, expected, text);
            }
            return isRight;
        };
    }

    private static @Nullable Instant time(QueryParameters query, String name) {
        return query.text(name)
                .flatMap(
                        text -> {
                            var time = Times.parse(text);
                            if (time.isEmpty()) {
                                query.refuse(
                                        name,
                                        "expected RFC3339 timestamp (e.g.,"
                                                + " 2025-08-07T13:15:04.280Z)",
                                        text);
                            }
                            return time;
                        })
                .orElse(null);
    }
}
