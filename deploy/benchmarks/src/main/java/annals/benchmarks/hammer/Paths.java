package annals.benchmarks.hammer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The paths of the registry's API. */
final class Paths {

    /** The paths below it are those of the frozen API; the login is at the older place only. */
    private static final String PREFIX = "/v0.1";

    static final String LOGIN = "/v0/auth/none";
    static final String PUBLISH = PREFIX + "/publish";

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

    static String version(String name, String version) {
        return "%s/servers/%s/versions/%s".formatted(PREFIX, escaped(name), escaped(version));
    }

    /** The encoder is for forms, which write a space as a plus. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
