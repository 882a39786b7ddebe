package annals.command.api;

import annals.command.admission.Admission;
import annals.command.admission.document.ServerDocument;
import annals.command.server.Outcome;
import annals.command.server.ServerCommand.PublishVersion;
import annals.command.server.Servers;
import annals.events.Actor;
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
    private final Servers servers;
    private final ListingAwaiter listing;

    PublishController(Admission admission, Servers servers, ListingAwaiter listing) {
        this.admission = admission;
        this.servers = servers;
        this.listing = listing;
    }

    /** Refused with 401 before, 400, 413, 415 or 422 for the body, 403, 422 for the rules, 400. */
    @PostMapping("/publish")
    Answer publish(Caller caller, HttpServletRequest request) {
        var document = DocumentBody.of(JsonBody.read(request));
        caller.requirePublish(document.content().name());
        var admitted = DocumentBody.admitted(admission.toPublish(document));
        var outcome = servers.send(command(admitted, caller));
        return switch (outcome) {
            case Outcome.Refused(var refusal) ->
                    Answer.of(RefusalProblems.of(refusal, "Failed to publish server"));
            case Outcome.Appended appended -> {
                listing.await(appended.position().number());
                yield PublishedEntry.of(admitted, appended, caller);
            }
        };
    }

    private static PublishVersion command(ServerDocument document, Caller caller) {
        return new PublishVersion(
                document.content().name(),
                document.content().version(),
                new Document.Content(document.json()),
                new Actor.Known(caller.method(), caller.subject(), caller.evidence()));
    }
}
