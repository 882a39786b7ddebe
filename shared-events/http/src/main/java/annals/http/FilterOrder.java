package annals.http;

import org.springframework.core.Ordered;

/** In which order filters see a request: the one place to read it. */
public final class FilterOrder {

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 1000;

    /** Everything that follows, refusals included, has a name and is counted. */
    static final int REQUEST_IDS = FIRST - 200;

    static final int COUNTED_REQUESTS = FIRST - 100;

    static final int TRUSTED_PROXIES = FIRST;

    /** Its refusals carry no CORS headers, as with the official service. */
    static final int ODD_URLS = FIRST + 100;

    static final int OPEN_CORS = FIRST + 200;

    /** Whoever knows an answer already gives it here, before the rest is gone through. */
    public static final int KEPT_ANSWERS = FIRST + 250;

    static final int UNASKED_OPTIONS = FIRST + 300;

    static final int DOUBLE_SLASHES = FIRST + 400;

    static final int TRAILING_SLASHES = FIRST + 500;

    /** From here on, URLs are clean; a security chain stands here or later. */
    public static final int SECURITY = FIRST + 600;

    private FilterOrder() {}
}
