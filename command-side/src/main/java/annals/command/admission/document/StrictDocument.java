package annals.command.admission.document;

import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a request strictly and whole: unknown properties, wrong types, missing fields,
 * lengths, patterns, words ({@code server-json.md} 5, the binding gate). All that is wrong is found
 * at once: first what could not be stored, then per object the declared properties in alphabetical
 * order and the unexpected ones.
 */
public final class StrictDocument {

    private StrictDocument() {}

    /**
     * Reads a body.
     *
     * @return the document, or findings for a 422 {@code validation failed}, with locations that
     *     begin at {@code body}
     */
    public static Reading<ServerDocument> read(JsonNode body) {
        var findings = new Findings();
        var root = Location.root("body");
        Storable.check(body, root, findings);
        var bound =
                new Binder(Binder.Manner.STRICT, findings)
                        .bind(ServerJsonFormat.SERVER_JSON, body, root);
        return findings.isEmpty()
                ? new Reading.Read<>(ServerDocument.ofBound(bound))
                : new Reading.Refused<>(findings.list());
    }
}
