package annals.query.listing;

/** Which versions a list shows; the cursor carries it from page to page. */
record ListingFilter(boolean includeDeleted) {}
