package annals.command.api;

import annals.command.admission.Admission;
import annals.command.admission.document.ServerDocument;
import annals.command.server.Refusal;
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
    private final EntryAnswers answers;
    private final DuplicatePublish duplicates;

    PublishController(
            Admission admission,
            WriteCommands commands,
            EntryAnswers answers,
            DuplicatePublish duplicates) {
        this.admission = admission;
        this.commands = commands;
        this.answers = answers;
        this.duplicates = duplicates;
    }

    /** Refused with 401 before, 400, 413, 415 or 422 for the body, 403, 422 for the rules, 400. */
    @PostMapping("/publish")
    Answer publish(Caller caller, HttpServletRequest request) {
        var body = JsonBody.read(request);
        var document = DocumentBody.of(body);
        var asked = WriteRequest.of(Write.PUBLISH, "POST /v0.1/publish", caller, request, body);
        return commands.before(asked)
                .map(written -> answer(document, written, caller))
                .orElseGet(() -> publish(asked, document, caller));
    }

    private Answer publish(WriteRequest asked, ServerDocument document, Caller caller) {
        caller.requirePublish(document.content().name());
        var admitted = DocumentBody.admitted(admission.toPublish(document));
        return commands.carryOut(
                asked,
                command(admitted, caller),
                refusal -> refused(admitted, refusal),
                written -> answer(admitted, written, caller));
    }

    private Answer refused(ServerDocument document, Refusal refusal) {
        return refusal instanceof Refusal.DuplicateVersion
                ? duplicates.answer(document)
                : Answer.of(RefusalProblems.of(refusal, Write.PUBLISH));
    }

    private Answer answer(ServerDocument document, Written written, Caller caller) {
        return switch (written) {
            case Written.Now(var appended) -> PublishedEntry.of(document, appended, caller);
            case Written.Before _ ->
                    answers.entry(document.content().name(), document.content().version(), written);
        };
    }

    private static PublishVersion command(ServerDocument document, Caller caller) {
        return new PublishVersion(
                document.content().name(),
                document.content().version(),
                new Document.Content(document.json()),
                Actors.of(caller));
    }
}
