package annals.command.admission;

import annals.command.admission.document.ServerDocument;
import annals.http.Problem;

/** What came of all checks. */
public sealed interface Verdict {

    /** The aggregate may be asked. */
    record Admitted(ServerDocument document) implements Verdict {}

    /** It is not asked; this is the answer. */
    record Refused(Problem problem) implements Verdict {}
}
