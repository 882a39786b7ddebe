package annals.command.admission;

import annals.command.admission.document.ServerDocument;
import annals.http.Problem;

import java.util.Optional;

/** One of the checks that a document passes before the aggregate is asked. */
@FunctionalInterface
interface Check {

    /** The answer to a document that fails; empty if it passes. */
    Optional<Problem> objectionTo(ServerDocument document);
}
