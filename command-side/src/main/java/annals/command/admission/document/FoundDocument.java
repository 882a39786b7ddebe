package annals.command.admission.document;

import tools.jackson.databind.JsonNode;

/**
 * A document that another registry has published: a fact, kept as it is, whatever its properties
 * and types are ({@code decisions.md} 18).
 *
 * @param name meets the pattern and lengths of the binding gate
 * @param version meets the lengths of the binding gate
 * @param json compact text; unknown properties, empty values and the order stay
 */
public record FoundDocument(String name, String version, String json) {

    /**
     * Reads a document. Refused is only what has no usable name or version, is no object, or could
     * not be kept; locations of findings begin at {@code document}.
     */
    public static Reading<FoundDocument> read(JsonNode document) {
        var findings = new Findings();
        var root = Location.root("document");
        Storable.check(document, root, findings);
        Addressable.check(document, root, findings);
        return findings.isEmpty()
                ? new Reading.Read<>(asFound(document))
                : new Reading.Refused<>(findings.list());
    }

    private static FoundDocument asFound(JsonNode document) {
        return new FoundDocument(
                document.required("name").stringValue(),
                document.required("version").stringValue(),
                JsonText.of(document));
    }
}
