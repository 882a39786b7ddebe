package annals.eventstore;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and as whom to enter it.
 *
 * @param url in JDBC's form; bears neither user nor password
 * @param user the name of the operating system's user where none was given, as libpq does
 * @param password absent: pgjdbc looks into {@code ~/.pgpass}, as libpq does
 */
public record DatabaseAddress(String url, String user, @Nullable String password) {

    /** What every such URL of JDBC begins with. */
    static final String JDBC = "jdbc:postgresql:";

    private static final Pattern SECRET =
            Pattern.compile("(?<=[?&]sslpassword=)[^&]*", Pattern.CASE_INSENSITIVE);

    /**
     * Reads {@code MCP_REGISTRY_DATABASE_URL}: {@code postgres://user:password@host:port/database}
     * with the parameters of libpq, as the official service takes it, or {@code jdbc:postgresql:…}
     * with {@code user} and {@code password} as parameters.
     *
     * @throws Unreadable if it is neither; the message never quotes the URL
     */
    public static DatabaseAddress parse(String url) {
        var text = url.strip();
        if (text.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new Unreadable("there is a space or a control character in it");
        }
        if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
            return PostgresUrl.parse(text.substring(text.indexOf("//") + 2));
        }
        if (text.startsWith(JDBC)) {
            return JdbcUrl.parse(text.substring(JDBC.length()));
        }
        throw new Unreadable("it begins with neither postgres:// nor jdbc:postgresql:");
    }

    /** With what a person gave; what is missing or empty is left to the driver. */
    static DatabaseAddress of(String url, String user, String password) {
        return new DatabaseAddress(
                url,
                user.isEmpty() ? System.getProperty("user.name") : user,
                password.isEmpty() ? null : password);
    }

    /** Hosts, ports and database as a person reads them: {@code localhost:5432/annals}. */
    public String place() {
        var rest = url.substring(JDBC.length());
        var end = rest.indexOf('?');
        return (end < 0 ? rest : rest.substring(0, end)).replaceFirst("^//", "");
    }

    @Override
    public String toString() {
        return "DatabaseAddress[url=%s, user=%s]"
                .formatted(SECRET.matcher(url).replaceAll("…"), user);
    }

    /** Says in one sentence, without quoting it, why a database URL cannot be used. */
    public static final class Unreadable extends IllegalArgumentException {

        Unreadable(String why) {
            super(
                    """
                    MCP_REGISTRY_DATABASE_URL cannot be used: %s; expected is \
                    postgres://user:password@host:port/database?sslmode=… (in user and password \
                    @ is written %%40, : %%3A, / %%2F, ? %%3F, # %%23, %% %%25) or \
                    jdbc:postgresql://host:port/database?user=…&password=…\
                    """
                            .formatted(why));
        }
    }
}
