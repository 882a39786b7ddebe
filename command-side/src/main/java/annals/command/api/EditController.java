package annals.command.api;

import annals.command.admission.Admission;
import annals.command.admission.document.ServerDocument;
import annals.command.server.Presence;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.Servers;
import annals.events.Document;
import annals.http.Answer;
import annals.http.JsonBody;
import annals.http.PathNames;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.RegistryApi;
import annals.http.token.Caller;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

import java.util.List;

/** {@code PUT /servers/{serverName}/versions/{version}}: replaces a document. */
@RegistryApi
final class EditController {

    private final Admission admission;
    private final Servers servers;
    private final WriteCommands commands;
    private final EntryAnswers answers;

    EditController(
            Admission admission, Servers servers, WriteCommands commands, EntryAnswers answers) {
        this.admission = admission;
        this.servers = servers;
        this.commands = commands;
        this.answers = answers;
    }

    /**
     * Refused with 401 before; then 400, 413, 415 or 422 for the body, 400 for the path, 404, 403,
     * 400 for another name or version, 422 for the rules, 400.
     */
    @PutMapping("/servers/{serverName}/versions/{version}")
    Answer edit(
            Caller caller,
            @PathVariable String serverName,
            @PathVariable String version,
            HttpServletRequest request) {
        var body = JsonBody.read(request);
        var document = DocumentBody.of(body);
        var server = PathNames.serverName(serverName);
        var edited = PathNames.version(version);
        var target = "PUT " + ApiPaths.version(server, edited);
        var asked = WriteRequest.of(Write.EDIT, target, caller, request, body);
        var written = commands.once(asked, () -> command(caller, server, edited, document));
        return answers.entry(server, edited, written);
    }

    private EditVersion command(
            Caller caller, String server, String version, ServerDocument document) {
        requireVisible(server, version);
        caller.requireEdit(server);
        requireSameKey(document, server, version);
        var admitted = DocumentBody.admitted(admission.toEdit(document));
        return new EditVersion(
                server, version, new Document.Content(admitted.json()), Actors.of(caller));
    }

    private void requireVisible(String server, String version) {
        if (servers.presence(server, version) != Presence.VISIBLE) {
            throw new ProblemException(RefusalProblems.missing(Write.EDIT));
        }
    }

    private static void requireSameKey(ServerDocument document, String server, String version) {
        requireSame(server, document.content().name(), "Cannot rename server");
        requireSame(
                version,
                document.content().version(),
                "Version in request body must match URL path parameter");
    }

    private static void requireSame(String inPath, String inBody, String refusal) {
        if (!inBody.equals(inPath)) {
            var found =
                    "the path says \"%s\" and the body says \"%s\"; publish what is new, and edit what is there"
                            .formatted(inPath, inBody);
            throw new ProblemException(Problem.of(400, refusal, List.of(Problem.Error.of(found))));
        }
    }
}
