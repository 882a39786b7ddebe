package annals.events;

/**
 * All that can happen to one server. The server's name is the name of the stream and stands in the
 * event's header as its subject, not in its data.
 */
public sealed interface ServerEvent
        permits ServerVersionPublished,
                ServerVersionImported,
                ServerVersionWithdrawn,
                ServerVersionEdited,
                ServerStatusChanged {

    /** The version that is latest from this event on, so that no reader needs a version rule. */
    String latest();
}
