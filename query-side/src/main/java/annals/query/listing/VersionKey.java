package annals.query.listing;

/** Which version of which server. */
record VersionKey(String name, String version) {}
