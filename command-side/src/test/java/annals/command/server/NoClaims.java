package annals.command.server;

import annals.events.Document;

import java.util.Collection;
import java.util.Optional;

/** Rules across servers where there is only one: everything is free. */
final class NoClaims implements Claims {

    @Override
    public Optional<Refusal> objectionToPublish(
            String server, boolean isNew, Document.Content document) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> objectionToEdit(String server, Document.Content document) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> objectionToRestore(String server, Collection<String> versions) {
        return Optional.empty();
    }
}
