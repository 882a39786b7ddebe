package annals.benchmarks.hammer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of the registry's API. */
public final class Paths {

    /** The paths below it are those of the frozen API; the login is at the older place only. */
    private static final String PREFIX = "/v0.1";

    static final String LOGIN = "/v0/auth/none";

    /** Where versions are published. */
    public static final String PUBLISH = PREFIX + "/publish";

    private Paths() {}

    static String firstPage(int limit) {
        return PREFIX + "/servers?limit=" + limit;
    }

    static String page(int limit, String cursor) {
        return firstPage(limit) + "&cursor=" + escaped(cursor);
    }

    static String search(int limit, String words) {
        return firstPage(limit) + "&search=" + escaped(words);
    }

    /** A page of the list; the filters begin with an ampersand, and their values are escaped. */
    public static String list(int limit, String filters) {
        return firstPage(limit) + filters;
    }

    /** One version, or {@code latest}. */
    public static String version(String name, String version) {
        return "%s/versions/%s".formatted(server(name), escaped(version));
    }

    /** The status of one version. */
    public static String status(String name, String version) {
        return version(name, version) + "/status";
    }

    /** The status of all versions of a server. */
    public static String status(String name) {
        return server(name) + "/status";
    }

    private static String server(String name) {
        return "%s/servers/%s".formatted(PREFIX, escaped(name));
    }

    /** For a path or a query. */
    public static String escaped(String text) {
        // the encoder is for forms, which write a space as a plus
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
