package annals.command.admission;

import annals.command.admission.document.GoJsonSize;
import annals.command.admission.document.Issue;
import annals.command.admission.document.ServerDocument;
import annals.command.admission.document.ServerJsonValidator;
import annals.http.Problem;
import annals.serverjson.DocumentMeta;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is checked of a document that was read from a request and whose sender may write
 * under its name, before the aggregate is asked. The first check that fails gives the answer
 * ({@code server-json.md} 2.2 and 2.3).
 */
@Component
public final class Admission {

    /**
     * Of the publisher's own part of a document, when it is published ({@code server-json} 6.10).
     */
    private static final int MOST_EXTENSION_BYTES = 4096;

    private final ServerJsonValidator validator = new ServerJsonValidator();

    private final List<Check> checksToPublish =
            List.of(rules("Failed to publish server"), Admission::extensionIsSmall);

    private final List<Check> checksToEdit = List.of(rules("Failed to edit server"));

    /** Asks all checks about a document that is to be published. */
    public Verdict toPublish(ServerDocument document) {
        return verdict(checksToPublish, document);
    }

    /** Asks all checks about a document that is to replace one. */
    public Verdict toEdit(ServerDocument document) {
        return verdict(checksToEdit, document);
    }

    /** All that the rules have to say of a document, for whoever only wants to know. */
    public List<Issue> issues(ServerDocument document) {
        return validator.issues(document.content());
    }

    private static Verdict verdict(List<Check> checks, ServerDocument document) {
        for (var check : checks) {
            var objection = check.objectionTo(document);
            if (objection.isPresent()) {
                return new Verdict.Refused(objection.get());
            }
        }
        return new Verdict.Admitted(document);
    }

    /** The official service names no issue here, and its clients then call {@code /validate}. */
    private Check rules(String failure) {
        var refusal = Problem.of(422, failure + ", invalid schema: call /validate for details");
        return document ->
                issues(document).stream().anyMatch(issue -> issue.blocks())
                        ? Optional.of(refusal)
                        : Optional.empty();
    }

    private static Optional<Problem> extensionIsSmall(ServerDocument document) {
        var meta = document.content().meta();
        var extension = meta == null ? null : meta.publisherProvided();
        int bytes = extension == null ? 0 : GoJsonSize.of(extension);
        return bytes <= MOST_EXTENSION_BYTES
                ? Optional.empty()
                : Optional.of(
                        Problem.of(
                                400,
                                "Failed to publish server",
                                List.of(
                                        Problem.Error.of(
                                                "_meta.%s extension exceeds 4KB limit (%d bytes)"
                                                        .formatted(
                                                                DocumentMeta.PUBLISHER_PROVIDED,
                                                                bytes)))));
    }
}
