package annals.serverjson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

/**
 * What Annals says of a version beyond the official API.
 *
 * @param position of the event that last changed anything shown of the version
 * @param publishedBy who published or imported it; absent when that was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"position", "publishedBy"})
public record RegistryMeta(long position, @Nullable PublishedBy publishedBy) {

    /** The actor of the event that brought the version, without the evidence. */
    @JsonPropertyOrder({"method", "subject"})
    public record PublishedBy(String method, String subject) {}
}
