package annals.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A version as it was found in another registry. It may happen again to the same version: as found
 * then.
 *
 * @param status as found, also when it is none of the three that we know
 * @param statusMessage absent when none was found
 * @param publishedAt the source's time; microseconds
 * @param updatedAt the source's time; microseconds
 * @param statusChangedAt the source's time; microseconds
 * @param sourceLatest whether the source called this version its latest
 * @param source host or file name of where it was found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "version",
    "document",
    "latest",
    "actor",
    "status",
    "statusMessage",
    "publishedAt",
    "updatedAt",
    "statusChangedAt",
    "sourceLatest",
    "source"
})
public record ServerVersionImported(
        String version,
        Document document,
        String latest,
        Actor actor,
        String status,
        @Nullable String statusMessage,
        Instant publishedAt,
        Instant updatedAt,
        Instant statusChangedAt,
        boolean sourceLatest,
        String source)
        implements ServerEvent {}
