package annals.command.server;

import annals.events.Document;

import java.util.Collection;
import java.util.Optional;

/**
 * Rules across servers, which a server asks before it decides: a remote URL has one owner, and no
 * two names differ only in letter case. What was asked for stays locked until the transaction ends,
 * so the answer holds for the event that follows.
 */
interface Claims {

    /**
     * Whether a version may be added.
     *
     * @param isNew whether the server has no version yet
     */
    Optional<Refusal> objectionToPublish(String server, boolean isNew, Document.Content document);

    /** Whether a document may take the place of another. */
    Optional<Refusal> objectionToEdit(String server, Document.Content document);

    /** Whether deleted versions may become active again. */
    Optional<Refusal> objectionToRestore(String server, Collection<String> versions);
}
