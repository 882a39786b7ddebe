package annals.command.server;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the aggregate remembers of a version; never its document.
 *
 * @param status as kept; an imported one may be none of the three that we know
 * @param publishedAt the source's time for an imported version, {@code recordedAt} for ours
 * @param hold an operator's deletion that stands; absent when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KnownVersion(
        String version,
        String status,
        @Nullable String statusMessage,
        Instant publishedAt,
        @Nullable Hold hold) {

    /**
     * An operator has deleted the version: until an operator brings it back, nobody else does.
     *
     * @param reason the operator's message; absent when none was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hold(@Nullable String reason) {}

    private static final String DELETED = "deleted";

    boolean deleted() {
        return status.equals(DELETED);
    }

    /** With another status; a hold stays while the version is deleted. */
    KnownVersion withStatus(String status, @Nullable String statusMessage) {
        return new KnownVersion(
                version, status, statusMessage, publishedAt, status.equals(DELETED) ? hold : null);
    }

    /** With an operator's hand on it. */
    KnownVersion held(@Nullable String reason) {
        return new KnownVersion(version, status, statusMessage, publishedAt, new Hold(reason));
    }
}
