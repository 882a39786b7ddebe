package annals.query.listing;

import annals.eventstore.Position;
import annals.eventstore.Registry;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;

import java.util.Optional;

/**
 * What a request for a page of the list asks for.
 *
 * @param first how fresh the first page of the crawl was; empty when this is the first, or the
 *     cursor is the plain form, which does not know it
 */
record ListRequest(ListingPlace after, ListingFilter filter, int limit, Optional<Position> first) {

    private static final int DEFAULT_LIMIT = 30;
    private static final int MOST = 100;

    /** Reads it; 422 or 400 for what cannot be meant. */
    static ListRequest of(QueryParameters query, Registry registry) {
        var text = query.text("cursor");
        int limit = query.integer("limit", DEFAULT_LIMIT, 1, MOST);
        var includeDeleted = query.truth("include_deleted");
        query.check();
        if (text.isEmpty() || !text.get().startsWith(ListingCursor.MARK)) {
            return new ListRequest(
                    text.map(ListingPlace::parse).orElse(ListingPlace.BEGINNING),
                    new ListingFilter(includeDeleted.orElse(false)),
                    limit,
                    Optional.empty());
        }
        var cursor =
                ListingCursor.parse(text.get(), registry.id())
                        .orElseThrow(() -> bad("it was altered, or another registry gave it"));
        if (includeDeleted.isPresent()
                && includeDeleted.get() != cursor.filter().includeDeleted()) {
            throw bad(
                    "it was given for include_deleted=%s and carries that by itself; leave the"
                                    .formatted(cursor.filter().includeDeleted())
                            + " parameter out");
        }
        return new ListRequest(cursor.place(), cursor.filter(), limit, Optional.of(cursor.first()));
    }

    private static ProblemException bad(String why) {
        return new ProblemException(
                Problem.of(
                        400, "Invalid cursor: " + why + ". To begin anew, ask without a cursor"));
    }
}
