package annals.command.admission.document;

import static annals.command.admission.document.Shape.object;
import static annals.command.admission.document.Shape.optional;
import static annals.command.admission.document.Shape.required;
import static annals.command.admission.document.Shape.text;
import static annals.command.admission.document.TextRule.atMost;
import static annals.command.admission.document.TextRule.oneOf;

import annals.serverjson.ServerStatus;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * The body of a status change ({@code http-api.md} 9).
 *
 * @param message absent when none was sent; an empty one was sent
 */
public record StatusDocument(ServerStatus status, @Nullable String message) {

    private static final int MOST_CODE_POINTS = 500;

    private static final Shape.ObjectOf SHAPE =
            object(
                    required("status", text(oneOf("active", "deprecated", "deleted"))),
                    optional("statusMessage", text(atMost(MOST_CODE_POINTS))));

    /**
     * Reads a body, strictly.
     *
     * @return the change, or findings for a 422 {@code validation failed}
     */
    public static Reading<StatusDocument> read(JsonNode body) {
        var findings = new Findings();
        var root = Location.root("body");
        Storable.check(body, root, findings);
        var bound = new Binder(Binder.Manner.STRICT, findings).bind(SHAPE, body, root);
        return findings.isEmpty()
                ? new Reading.Read<>(of(bound))
                : new Reading.Refused<>(findings.list());
    }

    private static StatusDocument of(JsonNode bound) {
        return new StatusDocument(
                ServerStatus.of(bound.required("status").stringValue()).orElseThrow(),
                bound.path("statusMessage").stringValue(null));
    }
}
