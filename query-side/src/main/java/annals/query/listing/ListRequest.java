package annals.query.listing;

import annals.eventstore.Position;
import annals.http.MinPosition;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;
import annals.query.cursor.CursorText;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * What a request for a page of the list asks for.
 *
 * @param first how fresh the first page of the crawl was; absent when this is the first, or the
 *     cursor is the plain form, which does not know it
 * @param minPosition how fresh the answer must be at least, as the request says itself
 * @param asOf the moment of which it asks; absent for what is shown now
 */
record ListRequest(
        ListingPlace after,
        ListingFilter filter,
        int limit,
        @Nullable Position first,
        MinPosition minPosition,
        @Nullable AsOf asOf) {

    private static final int DEFAULT_LIMIT = 30;
    private static final int MOST = 100;

    /** Reads it; 422 or 400 for what cannot be meant. */
    static ListRequest of(
            QueryParameters query, HttpServletRequest request, UUID registry, Moments moments) {
        var cursor = query.text("cursor").orElse("");
        int limit = query.integer("limit", DEFAULT_LIMIT, 1, MOST);
        var named = FilterParameters.of(query);
        var minPosition = MinPosition.of(query, request);
        var moment = Moments.asked(query);
        query.check();
        var filter = named.filter();
        var asOf = moment.map(moments::of).orElse(null);
        if (!cursor.startsWith(CursorText.MARK)) {
            var first = asOf == null ? null : asOf.position();
            return new ListRequest(
                    ListingPlace.parse(cursor), filter, limit, first, minPosition, asOf);
        }
        var carried =
                ListingCursor.parse(cursor, registry)
                        .orElseThrow(() -> bad("it was altered, or another registry gave it"));
        named.disagreesWith(carried.filter()).ifPresent(ListRequest::refuseOtherFilter);
        if (asOf != null && (carried.asOf() == null || !asOf.goesOnFrom(carried.asOf()))) {
            refuseOtherFilter(Moments.PARAMETER);
        }
        return new ListRequest(
                carried.place(),
                carried.filter(),
                limit,
                carried.first(),
                minPosition,
                carried.asOf());
    }

    /** Whether a cache may keep the answer: not one that was made to be fresh. */
    boolean mayBeKept() {
        return !minPosition.isGiven() && !filter.isIncremental() && asOf == null;
    }

    /** Whether it is a step of a walk, row by row: then the next steps will follow. */
    boolean isStep() {
        return limit == 1 && after instanceof ListingPlace.AfterVersion && asOf == null;
    }

    /** What decides on the rows, as text. */
    String question() {
        return after
                + " "
                + filter
                + " "
                + limit
                + (asOf == null ? "" : " as of " + asOf.position().number());
    }

    private static void refuseOtherFilter(String parameter) {
        throw bad(
                "it was given for another %1$s and carries that by itself; leave %1$s out, or send it as on the first page"
                        .formatted(parameter));
    }

    private static ProblemException bad(String why) {
        return new ProblemException(
                Problem.of(
                        400, "Invalid cursor: " + why + ". To begin anew, ask without a cursor"));
    }
}
