package annals.query.feed;

import annals.eventstore.Position;
import annals.http.IgnoredParameters;
import annals.http.QueryParameters;
import annals.http.RegistryHeaders;
import annals.serverjson.Timestamps;

import org.springframework.http.HttpHeaders;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of every answer of the feed. */
final class FeedHeaders {

    private static final String VARY =
            String.join(", ", HttpHeaders.ORIGIN, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_ENCODING);

    private FeedHeaders() {}

    /**
     * Which head the answer saw, and that nobody may keep it or hold it back.
     *
     * @param query of which all was asked
     */
    static Map<String, String> of(QueryParameters query, Position head) {
        var headers = new LinkedHashMap<String, String>();
        headers.put(RegistryHeaders.POSITION, Long.toString(head.number()));
        headers.put(RegistryHeaders.WATERMARK, Timestamps.text(head.recordedAt()));
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(HttpHeaders.VARY, VARY);
        IgnoredParameters.of(query)
                .ifPresent(names -> headers.put(RegistryHeaders.IGNORED_PARAMETERS, names));
        return headers;
    }
}
