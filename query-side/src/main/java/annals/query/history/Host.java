package annals.query.history;

import java.util.Locale;
import java.util.regex.Pattern;

/** The host of a URL, which may be a template and is read as it is written. */
final class Host {

    private static final Pattern URL =
            Pattern.compile(
                    "^[a-z][a-z0-9+.-]*://(?:[^/?#]*@)?([^/?#@]*).*$",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Host() {}

    /** With its port if it names one; empty for what is no URL. */
    static String of(String url) {
        var parts = URL.matcher(url);
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : "";
    }
}
