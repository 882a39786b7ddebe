package annals.command.admission.document;

import tools.jackson.databind.JsonNode;

/**
 * Reads a {@code server.json} of a seed, which is to be published here, as the official service
 * decodes one: without the binding gate, unknown properties dropped, missing ones empty ({@code
 * server-json.md} 2 and 10). Only a wrong type is refused, and what we could not keep or address.
 */
public final class LenientDocument {

    private LenientDocument() {}

    /** Reads a document; locations of findings begin at {@code document}. */
    public static Reading<ServerDocument> read(JsonNode document) {
        var findings = new Findings();
        var root = Location.root("document");
        Storable.check(document, root, findings);
        var bound =
                new Binder(Binder.Manner.LENIENT, findings)
                        .bind(ServerJsonFormat.SERVER_JSON, document, root);
        if (findings.isEmpty()) {
            Addressable.check(bound, root, findings);
        }
        return findings.isEmpty()
                ? new Reading.Read<>(ServerDocument.ofBound(bound))
                : new Reading.Refused<>(findings.list());
    }
}
