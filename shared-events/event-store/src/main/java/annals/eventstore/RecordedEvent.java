package annals.eventstore;

import annals.events.ServerEvent;

/** What happened to a server, with its place in the log. */
public record RecordedEvent(Position position, String server, ServerEvent event)
        implements Recorded {}
