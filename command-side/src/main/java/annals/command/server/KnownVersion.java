package annals.command.server;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the aggregate remembers of a version; never its document.
 *
 * @param status as kept; an imported one may be none of the three that we know
 * @param publishedAt the source's time for an imported version, {@code recordedAt} for ours
 */
record KnownVersion(
        String version, String status, @Nullable String statusMessage, Instant publishedAt) {

    boolean deleted() {
        return status.equals("deleted");
    }

    KnownVersion withStatus(String status, @Nullable String statusMessage) {
        return new KnownVersion(version, status, statusMessage, publishedAt);
    }
}
