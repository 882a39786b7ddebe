package annals.http;

import java.util.List;

/** Names of the headers that are ours, and which ones a browser's script may read. */
public final class RegistryHeaders {

    /** The answer is the state at exactly this position; on a write, its event's position. */
    public static final String POSITION = "X-Registry-Position";

    /** The same as a time: what to send as {@code updated_since} next. */
    public static final String WATERMARK = "X-Registry-Watermark";

    /** Of a request: how fresh the answer must be at least. */
    public static final String MIN_POSITION = "X-Registry-Min-Position";

    /** Whether a version that is already there equals the one sent. */
    public static final String DUPLICATE = "X-Registry-Duplicate";

    /** Query parameters that nobody asked for. */
    public static final String IGNORED_PARAMETERS = "X-Registry-Ignored-Parameters";

    /** Says that an answer as of a time may still change. */
    public static final String AS_OF = "X-Registry-As-Of";

    /** Names the request in answers and logs. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** Says that the answer is one given before. */
    public static final String IDEMPOTENCY_REPLAYED = "Idempotency-Replayed";

    /** The value of {@code Access-Control-Expose-Headers} (decision 8). */
    static final String EXPOSED =
            String.join(
                    ", ",
                    List.of(
                            "Content-Type",
                            "Content-Length",
                            POSITION,
                            WATERMARK,
                            DUPLICATE,
                            IGNORED_PARAMETERS,
                            AS_OF,
                            REQUEST_ID,
                            IDEMPOTENCY_REPLAYED,
                            "ETag",
                            "Accept-Ranges",
                            "Content-Range",
                            "Link",
                            "Location",
                            "Retry-After",
                            "WWW-Authenticate"));

    private RegistryHeaders() {}
}
