package annals.eventstore;

/** An event with its place in the log: of a server, or of the registry itself. */
public sealed interface Recorded permits RecordedEvent, RecordedRegistryEvent {

    /** Where it stands, and when it happened. */
    Position position();
}
