package annals.command.api;

import annals.command.admission.Admission;
import annals.command.admission.document.ServerDocument;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Document;
import annals.http.Answer;
import annals.http.JsonBody;
import annals.http.RegistryApi;
import annals.http.token.Caller;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.PostMapping;

/** {@code POST /publish}: adds a version. */
@RegistryApi
final class PublishController {

    private final Admission admission;
    private final WriteCommands commands;

    PublishController(Admission admission, WriteCommands commands) {
        this.admission = admission;
        this.commands = commands;
    }

    /** Refused with 401 before, 400, 413, 415 or 422 for the body, 403, 422 for the rules, 400. */
    @PostMapping("/publish")
    Answer publish(Caller caller, HttpServletRequest request) {
        var document = DocumentBody.of(JsonBody.read(request));
        caller.requirePublish(document.content().name());
        var admitted = DocumentBody.admitted(admission.toPublish(document));
        var appended = commands.carryOut(Write.PUBLISH, command(admitted, caller));
        return PublishedEntry.of(admitted, appended, caller);
    }

    private static PublishVersion command(ServerDocument document, Caller caller) {
        return new PublishVersion(
                document.content().name(),
                document.content().version(),
                new Document.Content(document.json()),
                Actors.of(caller));
    }
}
