package annals.query.feed;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** In which form events are sent. */
enum FeedFormat {
    /** Some events, and where to go on. */
    PAGE("application/json", false),

    /** The same as a bare array, for tools that know CloudEvents. */
    BATCH("application/cloudevents-batch+json", false),

    /** An event a line. */
    LINES("application/x-ndjson", true),

    /** Server-sent events, as browsers follow them. */
    SERVER_SENT("text/event-stream", true);

    private final String type;
    private final boolean isStream;

    FeedFormat(String type, boolean isStream) {
        this.type = type;
        this.isStream = isStream;
    }

    /** The one that the client likes best; a page where it names none that there is. */
    static FeedFormat of(HttpServletRequest request) {
        return liked(request).stream()
                .filter(range -> range.getQualityValue() > 0)
                .flatMap(
                        range ->
                                Arrays.stream(values())
                                        .filter(one -> range.includes(one.mediaType())))
                .findFirst()
                .orElse(PAGE);
    }

    private static List<MediaType> liked(HttpServletRequest request) {
        try {
            var ranges =
                    MediaType.parseMediaTypes(
                            Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            MimeTypeUtils.sortBySpecificity(ranges);
            return ranges;
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private MediaType mediaType() {
        return MediaType.parseMediaType(type);
    }

    /** The media type, as it is sent. */
    String type() {
        return type;
    }

    /** Whether the answer goes on as long as there is something to send. */
    boolean isStream() {
        return isStream;
    }

    /** As metrics name it. */
    String label() {
        return switch (this) {
            case PAGE -> "page";
            case BATCH -> "batch";
            case LINES -> "ndjson";
            case SERVER_SENT -> "sse";
        };
    }
}
