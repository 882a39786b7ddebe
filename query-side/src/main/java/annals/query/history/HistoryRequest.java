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

    /** Of a server, or of one of its versions; 422 or 400 for what cannot be meant. */
    static HistoryRequest of(
            String server,
            @Nullable String version,
            QueryParameters query,
            HttpServletRequest request,
            UUID registry) {
        return read(
                HistoryFilter.of(server, version, HistoryParameters.kind(query)),
                query,
                request,
                registry);
    }

    /** Of all servers. */
    static HistoryRequest audit(QueryParameters query, HttpServletRequest request, UUID registry) {
        var filter = HistoryParameters.audit(query);
        var asked = read(filter, query, request, registry);
        requireOrder(filter.since(), filter.until());
        return asked;
    }

    /** No schema can say this of two parameters, so it is no failed validation. */
    private static void requireOrder(@Nullable Instant since, @Nullable Instant until) {
        if (since != null && until != null && until.isBefore(since)) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "until is %s, which is before since, %s; expected a time that is not"
                                    .formatted(until, since)));
        }
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

    /** What a request names itself must be what its cursor carries. */
    private static Optional<String> disagreement(HistoryFilter named, HistoryFilter carried) {
        if (!Objects.equals(named.server(), carried.server())) {
            return Optional.of("server");
        }
        boolean isSame =
                HistoryFilter.LATEST.equals(named.version())
                        ? carried.version() != null
                        : Objects.equals(named.version(), carried.version());
        if (!isSame) {
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
