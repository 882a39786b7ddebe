package annals.command.admission;

import annals.command.admission.document.ServerDocument;
import annals.command.admission.document.ServerJsonValidator;
import annals.http.Problem;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is checked of a document that was read from a request and whose sender may
 * publish under its name, before the aggregate is asked. The first check that fails gives the
 * answer ({@code server-json.md} 2.2).
 */
@Component
public final class Admission {

    private final ServerJsonValidator validator = new ServerJsonValidator();

    private final List<Check> checksToPublish = List.of(this::rulesToPublish);

    /** Asks all checks about a document that is to be published. */
    public Verdict toPublish(ServerDocument document) {
        for (var check : checksToPublish) {
            var objection = check.objectionTo(document);
            if (objection.isPresent()) {
                return new Verdict.Refused(objection.get());
            }
        }
        return new Verdict.Admitted(document);
    }

    /** The official service names no issue here, and its clients then call {@code /validate}. */
    private Optional<Problem> rulesToPublish(ServerDocument document) {
        boolean broken =
                validator.issues(document.content()).stream().anyMatch(issue -> issue.blocks());
        return broken
                ? Optional.of(
                        Problem.of(
                                422,
                                "Failed to publish server, invalid schema: call /validate for"
                                        + " details"))
                : Optional.empty();
    }
}
