package annals.query.history;

import annals.eventstore.Position;
import annals.http.MinPosition;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request for a page of the history asks for.
 *
 * @param before only entries at lower positions
 * @param first how fresh the first page was; absent when this is the first
 */
record HistoryRequest(
        HistoryFilter filter,
        long before,
        int limit,
        @Nullable Position first,
        MinPosition minPosition) {

    private static final int DEFAULT_LIMIT = 30;
    private static final int MOST = 100;

    /** Of a subject or a method; longer ones would make a cursor that no URL can bear. */
    private static final int LONGEST = 500;

    private static final Pattern NAMESPACE = Pattern.compile("[a-zA-Z0-9.-]{1,200}");

    private static final String KINDS =
            Stream.of(Kind.values())
                    .map(Kind::word)
                    .collect(Collectors.joining(", ", "expected value to be one of \"", "\""));

    /** Of a server, or of one of its versions; 422 or 400 for what cannot be meant. */
    static HistoryRequest of(
            String server,
            @Nullable String version,
            QueryParameters query,
            HttpServletRequest request,
            UUID registry) {
        return read(HistoryFilter.of(server, version, kind(query)), query, request, registry);
    }

    /** Of all servers. */
    static HistoryRequest audit(QueryParameters query, HttpServletRequest request, UUID registry) {
        var since = time(query, "since");
        var until = time(query, "until");
        if (since != null && until != null && until.isBefore(since)) {
            query.refuse("until", "expected a time that is not before since", until.toString());
        }
        var namespace =
                query.text("namespace")
                        .filter(
                                matching(
                                        query,
                                        "namespace",
                                        "expected what stands before the slash of server names:"
                                                + " letters, digits, points and hyphens",
                                        NAMESPACE.asMatchPredicate()))
                        .orElse(null);
        var filter =
                new HistoryFilter(
                        null,
                        null,
                        kind(query),
                        text(query, "actor"),
                        text(query, "method"),
                        since,
                        until,
                        namespace);
        return read(filter, query, request, registry);
    }

    private static HistoryRequest read(
            HistoryFilter named, QueryParameters query, HttpServletRequest request, UUID registry) {
        var cursor = query.text("cursor");
        int limit = query.integer("limit", DEFAULT_LIMIT, 1, MOST);
        var minPosition = MinPosition.of(query, request);
        query.check();
        if (cursor.isEmpty()) {
            return new HistoryRequest(named, Long.MAX_VALUE, limit, null, minPosition);
        }
        var carried =
                HistoryCursor.parse(cursor.get(), registry)
                        .orElseThrow(
                                () ->
                                        bad(
                                                "it was altered, or another endpoint or registry"
                                                        + " gave it"));
        disagreement(named, carried.filter()).ifPresent(HistoryRequest::refuseOther);
        return new HistoryRequest(
                carried.filter(), carried.before(), limit, carried.first(), minPosition);
    }

    /** The same from another place on, and of another length. */
    HistoryRequest with(long otherBefore, int otherLimit) {
        return new HistoryRequest(filter, otherBefore, otherLimit, first, minPosition);
    }

    private static @Nullable Kind kind(QueryParameters query) {
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

    /** What a request names itself must be what its cursor carries. */
    private static Optional<String> disagreement(HistoryFilter named, HistoryFilter carried) {
        if (!Objects.equals(named.server(), carried.server())) {
            return Optional.of("server");
        }
        if (!HistoryFilter.LATEST.equals(named.version())
                && !Objects.equals(named.version(), carried.version())) {
            return Optional.of("version");
        }
        return Stream.<Part>of(
                        new Part("kind", HistoryFilter::kind),
                        new Part("actor", HistoryFilter::actor),
                        new Part("method", HistoryFilter::method),
                        new Part("since", HistoryFilter::since),
                        new Part("until", HistoryFilter::until),
                        new Part("namespace", HistoryFilter::namespace))
                .filter(part -> part.disagrees(named, carried))
                .map(Part::name)
                .findFirst();
    }

    private record Part(String name, Function<HistoryFilter, @Nullable Object> of) {

        boolean disagrees(HistoryFilter named, HistoryFilter carried) {
            var value = of.apply(named);
            return value != null && !value.equals(of.apply(carried));
        }
    }

    private static void refuseOther(String parameter) {
        throw bad(
                "it was given for another %1$s and carries that by itself; send %1$s as for the first page"
                        .formatted(parameter));
    }

    private static ProblemException bad(String why) {
        return new ProblemException(
                Problem.of(
                        400, "Invalid cursor: " + why + ". To begin anew, ask without a cursor"));
    }
}
