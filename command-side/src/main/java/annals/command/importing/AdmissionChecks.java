package annals.command.importing;

import annals.command.admission.document.FoundDocument;
import annals.command.admission.document.LenientDocument;
import annals.command.admission.document.Reading;
import annals.command.admission.document.ServerDocument;
import annals.command.admission.document.ServerJsonValidator;
import annals.http.Problem;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What admission says of documents that are imported: facts are kept, the others obey the rules.
 */
final class AdmissionChecks implements DocumentChecks {

    private final ServerJsonValidator rules = new ServerJsonValidator();

    @Override
    public Checked keep(JsonNode server) {
        return switch (FoundDocument.read(server)) {
            case Reading.Read<FoundDocument>(var found) -> new Checked.Usable(found.json());
            case Reading.Refused<FoundDocument>(var findings) -> refused(findings);
        };
    }

    @Override
    public Checked admit(JsonNode server) {
        return switch (LenientDocument.read(server)) {
            case Reading.Read<ServerDocument>(var document) -> obeys(document);
            case Reading.Refused<ServerDocument>(var findings) -> refused(findings);
        };
    }

    private Checked obeys(ServerDocument document) {
        var broken =
                rules.issues(document.content()).stream()
                        .filter(issue -> issue.blocks())
                        .map(issue -> issue.path() + ": " + issue.message())
                        .toList();
        return broken.isEmpty()
                ? new Checked.Usable(document.json())
                : new Checked.Refused(String.join("; ", broken));
    }

    private static Checked refused(List<Problem.Error> findings) {
        return new Checked.Refused(
                findings.stream()
                        .map(finding -> finding.location() + ": " + finding.message())
                        .collect(Collectors.joining("; ")));
    }
}
