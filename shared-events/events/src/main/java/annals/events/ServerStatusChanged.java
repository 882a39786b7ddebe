package annals.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The status of one or of many versions was set, in one act.
 *
 * @param changes the versions that it changed, and only these
 * @param message the status message from now on; absent when there is none
 * @param by in which role the actor did it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"changes", "message", "by", "latest", "actor"})
public record ServerStatusChanged(
        List<Change> changes, @Nullable String message, By by, String latest, Actor actor)
        implements ServerEvent {

    /**
     * What happened to one version.
     *
     * @param messageBefore the status message until now; absent when there was none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"version", "from", "to", "messageBefore"})
    public record Change(String version, String from, String to, @Nullable String messageBefore) {}

    /** The role of who changes a status. */
    public enum By {
        /** One who may publish or edit under the server's namespace. */
        @JsonProperty("publisher")
        PUBLISHER,
        /** One who may edit everything. */
        @JsonProperty("operator")
        OPERATOR
    }
}
