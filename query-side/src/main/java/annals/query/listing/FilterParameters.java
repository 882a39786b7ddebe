package annals.query.listing;

import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * The filters that a request names itself; what it leaves out is absent.
 *
 * @param updatedSince as it was sent
 */
record FilterParameters(
        @Nullable String search,
        @Nullable String updatedSince,
        @Nullable String version,
        @Nullable Boolean includeDeleted) {

    private static final String BAD_TIME =
            "Invalid updated_since format: expected RFC3339 timestamp (e.g.,"
                    + " 2025-08-07T13:15:04.280Z)";

    private static final String DELETED_ARE_PART_OF_IT =
            "Cannot set include_deleted=false when using updated_since (incremental sync requires"
                    + " deleted servers)";

    /** Nothing that is listed is as old. */
    private static final Instant LONG_AGO = Instant.EPOCH;

    static FilterParameters of(QueryParameters query) {
        return new FilterParameters(
                query.text("search").map(Folded::of).orElse(null),
                query.text("updated_since").orElse(null),
                query.text("version").orElse(null),
                query.truth("include_deleted").orElse(null));
    }

    /** What they mean together; 400 for what cannot be meant. */
    ListingFilter filter() {
        var changedAfter = changedAfter();
        if (changedAfter != null && Boolean.FALSE.equals(includeDeleted)) {
            throw new ProblemException(Problem.of(400, DELETED_ARE_PART_OF_IT));
        }
        return new ListingFilter(
                search == null ? "" : search,
                changedAfter,
                version == null ? "" : version,
                changedAfter != null || Boolean.TRUE.equals(includeDeleted));
    }

    private @Nullable Instant changedAfter() {
        if (updatedSince == null) {
            return null;
        }
        var time =
                GoTime.parse(updatedSince)
                        .orElseThrow(() -> new ProblemException(Problem.of(400, BAD_TIME)));
        return time.isBefore(LONG_AGO) ? LONG_AGO : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first parameter that means something else than the filter of a cursor does. */
    Optional<String> disagreesWith(ListingFilter carried) {
        var named = filter();
        if (search != null && !named.search().equals(carried.search())) {
            return Optional.of("search");
        }
        if (updatedSince != null && !Objects.equals(named.changedAfter(), carried.changedAfter())) {
            return Optional.of("updated_since");
        }
        if (version != null && !named.version().equals(carried.version())) {
            return Optional.of("version");
        }
        if (includeDeleted != null && includeDeleted != carried.includeDeleted()) {
            return Optional.of("include_deleted");
        }
        return Optional.empty();
    }
}
