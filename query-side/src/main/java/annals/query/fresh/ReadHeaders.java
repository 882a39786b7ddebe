package annals.query.fresh;

import annals.eventstore.Position;
import annals.http.EntityTag;
import annals.http.IgnoredParameters;
import annals.http.QueryParameters;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import org.springframework.http.HttpHeaders;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of an answer from a read model: how fresh it is, and how long it may be kept. */
public final class ReadHeaders {

    private static final String VARY =
            String.join(
                    ", ",
                    HttpHeaders.ORIGIN,
                    RegistryHeaders.MIN_POSITION,
                    HttpHeaders.ACCEPT_ENCODING);

    private static final String NEVER = "no-store";

    private final String kept;

    /**
     * Those of one room.
     *
     * @param maxAge how long a cache may give an answer away without asking
     */
    public ReadHeaders(Duration maxAge) {
        kept =
                maxAge.isZero()
                        ? "public, max-age=0, must-revalidate"
                        : "public, max-age=" + maxAge.toSeconds();
    }

    /** May be kept by caches, as the operator wants it, and asked for by its tag. */
    public Map<String, String> kept(QueryParameters query, EntityTag tag) {
        return headers(query, tag, kept);
    }

    /** Is right for this one request only. */
    public Map<String, String> notKept(QueryParameters query, EntityTag tag) {
        return headers(query, tag, NEVER);
    }

    private static Map<String, String> headers(
            QueryParameters query, EntityTag tag, String cacheControl) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(HttpHeaders.ETAG, tag.text());
        headers.put(HttpHeaders.CACHE_CONTROL, cacheControl);
        headers.put(HttpHeaders.VARY, VARY);
        IgnoredParameters.of(query)
                .ifPresent(names -> headers.put(RegistryHeaders.IGNORED_PARAMETERS, names));
        return headers;
    }

    /**
     * Adds which state the answer shows.
     *
     * @param first position and time of the crawl's first page
     */
    public static Map<String, String> fresh(
            Map<String, String> headers, Seen found, Position first) {
        var fresh = new LinkedHashMap<>(headers);
        fresh.put(RegistryHeaders.POSITION, Long.toString(found.position()));
        fresh.put(RegistryHeaders.WATERMARK, Timestamps.text(first.recordedAt()));
        return fresh;
    }
}
