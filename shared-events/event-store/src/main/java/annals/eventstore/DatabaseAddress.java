package annals.eventstore;

/** Where the database is; {@code url} in JDBC's form. */
public record DatabaseAddress(String url, String user, String password) {}
