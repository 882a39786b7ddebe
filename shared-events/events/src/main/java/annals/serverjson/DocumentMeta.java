package annals.serverjson;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * The {@code _meta} of a document.
 *
 * @param publisherProvided whatever the publisher's tools want to say, in their own order; absent
 *     when none was sent, an empty one stays
 */
@JsonInclude(NON_NULL)
public record DocumentMeta(
        @JsonProperty(DocumentMeta.PUBLISHER_PROVIDED)
                @Nullable Map<String, @Nullable Object> publisherProvided) {

    /** The only key that is allowed here. */
    public static final String PUBLISHER_PROVIDED =
            "io.modelcontextprotocol.registry/publisher-provided";

    public DocumentMeta {
        publisherProvided = Absent.map(publisherProvided);
    }
}
