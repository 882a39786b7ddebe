package annals.command.server;

import annals.events.ServerEvent;

/** What the aggregate says to a command: exactly one event, or a refusal. */
public sealed interface Decision {

    /** It is carried out; this happens. */
    record Append(ServerEvent event) implements Decision {}

    /** Nothing happens. */
    record Refuse(Refusal refusal) implements Decision {}
}
