package annals.command.api;

import annals.command.admission.Verdict;
import annals.command.admission.document.Reading;
import annals.command.admission.document.ServerDocument;
import annals.command.admission.document.StrictDocument;
import annals.http.JsonBody;
import annals.http.Problem;
import annals.http.ProblemException;

/** What came as a body, or the end of the request when it is not what was asked for. */
final class DocumentBody {

    private DocumentBody() {}

    /** A {@code server.json}; 422 for its structure. */
    static ServerDocument of(JsonBody body) {
        return value(StrictDocument.read(body.tree()));
    }

    /** What was read; 422 with all findings otherwise. */
    static <T> T value(Reading<T> reading) {
        return switch (reading) {
            case Reading.Read<T>(var value) -> value;
            case Reading.Refused<T>(var findings) ->
                    throw new ProblemException(
                            Problem.of(422, Problem.VALIDATION_FAILED, findings));
        };
    }

    /** The document that admission let pass; otherwise its objection. */
    static ServerDocument admitted(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admitted(var document) -> document;
            case Verdict.Refused(var problem) -> throw new ProblemException(problem);
        };
    }
}
