package annals.command.server;

import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.serverjson.ServerStatus;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A status that versions are to get.
 *
 * @param message replaces the one that is there; absent when it is to be cleared
 * @param by in which role it is asked for
 */
public record NewStatus(ServerStatus status, @Nullable String message, By by) {

    /** An active version has no message, not even an empty one. */
    boolean hasStrayMessage() {
        return status == ServerStatus.ACTIVE && message != null;
    }

    /** Whether it would make a difference; the hand of an operator on a deletion is one. */
    boolean changes(KnownVersion version) {
        return !status.word().equals(version.status())
                || !Objects.equals(message, version.statusMessage())
                || (isTakedown() && version.hold() == null);
    }

    /** Whether an operator's deletion stands in the way. */
    boolean isBarredBy(KnownVersion version) {
        return by == By.PUBLISHER && version.hold() != null;
    }

    /** Whether it makes a deleted version active. */
    boolean restores(KnownVersion version) {
        return status == ServerStatus.ACTIVE && version.deleted();
    }

    Change changeOf(KnownVersion version) {
        return new Change(
                version.version(), version.status(), status.word(), version.statusMessage());
    }

    KnownVersion of(KnownVersion version) {
        var changed = version.withStatus(status.word(), message);
        return isTakedown() ? changed.held(message) : changed;
    }

    private boolean isTakedown() {
        return by == By.OPERATOR && status == ServerStatus.DELETED;
    }
}
