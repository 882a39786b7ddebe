package annals.query.history;

/** Which version of which server. */
record VersionName(String server, String version) {}
