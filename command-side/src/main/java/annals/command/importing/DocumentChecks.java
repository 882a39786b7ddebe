package annals.command.importing;

import tools.jackson.databind.JsonNode;

/**
 * What this room needs of admission. Decimal numbers of the nodes that it hands over are {@code
 * BigDecimal}s as they were written.
 */
public interface DocumentChecks {

    /**
     * Whether another registry's document can be kept: its name and version meet the pattern and
     * the lengths of the gate, and no string in it holds U+0000 or a lone surrogate. The other
     * rules of admission are not asked, and everything in it stays.
     */
    Checked keep(JsonNode server);

    /** Whether a document may be published here: the gates, as far as built. */
    Checked admit(JsonNode server);

    /** What comes of a check. */
    sealed interface Checked {

        /**
         * The document can be taken.
         *
         * @param text its compact text as it is kept: order and empty objects stay, numbers are
         *     written as decision 19 says
         */
        record Usable(String text) implements Checked {}

        /**
         * It cannot.
         *
         * @param reason what was expected and what was found
         */
        record Refused(String reason) implements Checked {}
    }
}
