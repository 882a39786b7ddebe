package annals.command.importing;

import tools.jackson.databind.JsonNode;

import java.util.Optional;

/**
 * What this room needs of admission. Decimal numbers of the nodes that it hands over are {@code
 * BigDecimal}s as they were written.
 */
public interface DocumentChecks {

    /**
     * Why another registry's document cannot be kept: no name or version that meets the pattern and
     * the lengths of the gate, or a string with U+0000 or a lone surrogate anywhere in it. Empty
     * when it can be kept; the other rules of admission are not asked.
     */
    Optional<String> whyUnusable(JsonNode server);

    /** What a document that is to be published here must pass: the gates, as far as built. */
    Admission admit(JsonNode server);

    /**
     * A document's compact text as it is kept: members and elements in their order, empty objects
     * stay, numbers as decision 19 says.
     */
    String text(JsonNode server);

    /** What admission says of a document that is to be published here. */
    sealed interface Admission {

        /**
         * It may be published.
         *
         * @param text the document's text as it is kept
         */
        record Admitted(String text) implements Admission {}

        /** It may not be published. */
        record Refused(String reason) implements Admission {}
    }
}
