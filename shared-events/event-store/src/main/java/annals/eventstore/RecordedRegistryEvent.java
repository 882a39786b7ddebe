package annals.eventstore;

import annals.events.RegistryEvent;

/** What happened to the registry itself, with its place in the log. */
public record RecordedRegistryEvent(Position position, RegistryEvent event) implements Recorded {}
