package annals.command.server;

import annals.events.ServerEvent;
import annals.eventstore.Position;
import annals.eventstore.RepeatableWrites;

/** What has become of a command. */
public sealed interface Outcome {

    /** Its event is stored, at this position. */
    record Appended(ServerEvent event, Position position) implements Outcome {}

    /** It came with a key under which something is known already; nothing more was stored. */
    record Known(RepeatableWrites.Earlier earlier) implements Outcome {}

    /** It was refused; nothing was stored. */
    record Refused(Refusal refusal) implements Outcome {}
}
