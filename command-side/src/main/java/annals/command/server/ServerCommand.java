package annals.command.server;

import annals.events.Actor;
import annals.events.Document;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What can be asked of one server. A command brings no time of its own; imported facts do. */
public sealed interface ServerCommand {

    /** The server's name: the stream that the command is about. */
    String server();

    /** Whether the rules across servers are asked; facts are kept as they are. */
    default boolean isChecked() {
        return switch (this) {
            case PublishVersion _,
                    EditVersion _,
                    ChangeVersionStatus _,
                    ChangeAllVersionsStatus _ ->
                    true;
            case ImportVersion _ -> false;
        };
    }

    /** Adds a version. */
    record PublishVersion(
            @TargetAggregateIdentifier String server,
            String version,
            Document.Content document,
            Actor.Known actor)
            implements ServerCommand {}

    /** Replaces the document of a version. */
    record EditVersion(
            @TargetAggregateIdentifier String server,
            String version,
            Document.Content document,
            Actor.Known actor)
            implements ServerCommand {}

    /** Sets status and message of one version. */
    record ChangeVersionStatus(
            @TargetAggregateIdentifier String server,
            String version,
            NewStatus to,
            Actor.Known actor)
            implements ServerCommand {}

    /** Sets status and message of all versions, in one act. */
    record ChangeAllVersionsStatus(
            @TargetAggregateIdentifier String server, NewStatus to, Actor.Known actor)
            implements ServerCommand {}

    /** Records a version as found in another registry, unless this version is there already. */
    record ImportVersion(
            @TargetAggregateIdentifier String server,
            String version,
            Document.Content document,
            Facts facts,
            Actor.Known actor)
            implements ServerCommand {}

    /**
     * What the other registry says of a version.
     *
     * @param status as found, also when it is none of the three that we know
     * @param statusMessage absent when none was found
     * @param publishedAt microseconds, as are the other times
     * @param latest whether the source calls this version its latest
     * @param source host or file name of where it was found
     */
    record Facts(
            String status,
            @Nullable String statusMessage,
            Instant publishedAt,
            Instant updatedAt,
            Instant statusChangedAt,
            boolean latest,
            String source) {}
}
