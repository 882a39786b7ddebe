package annals.query.listing;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Which versions a list shows; the cursor carries it from page to page. All of it must hold.
 *
 * @param search a piece of the name, folded; empty: any
 * @param changedAfter microseconds; absent when nobody asked with {@code updated_since}
 * @param version {@value #LATEST}, or one exactly; empty: any
 */
record ListingFilter(
        String search, @Nullable Instant changedAfter, String version, boolean includeDeleted) {

    static final String LATEST = "latest";

    /** What a request without parameters asks for. */
    static final ListingFilter PLAIN = new ListingFilter("", null, "", false);

    boolean isIncremental() {
        return changedAfter != null;
    }

    boolean latestOnly() {
        return version.equals(LATEST);
    }

    /** Empty: any, or the latest only. */
    String exactVersion() {
        return latestOnly() ? "" : version;
    }
}
