package annals.serverjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

/**
 * What the registry says of a version beside its document; shape and order of the official API.
 *
 * @param statusMessage left out when there is none; an empty one is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "status",
    "statusChangedAt",
    "statusMessage",
    "publishedAt",
    "updatedAt",
    "isLatest"
})
public record OfficialMeta(
        String status,
        String statusChangedAt,
        @Nullable String statusMessage,
        String publishedAt,
        String updatedAt,
        boolean isLatest) {}
