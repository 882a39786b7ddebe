package annals.command.admission.document;

import tools.jackson.databind.JsonNode;

/**
 * Whether all of a tree can be kept and read again: PostgreSQL keeps no U+0000, UTF-8 no lone
 * surrogate, and clients read numbers as 64-bit floating point.
 */
final class Storable {

    private Storable() {}

    /**
     * Adds a finding for each string, property name and number that cannot be kept. It does not
     * show what was found, which could not be sent either.
     */
    static void check(JsonNode found, Location at, Findings findings) {
        if (found.isString() && !isStorable(found.stringValue())) {
            findings.add("expected string without U+0000 and lone surrogates", at);
        }
        if (found.isNumber() && !Double.isFinite(found.numberValue().doubleValue())) {
            findings.add("expected number that fits a 64-bit float", at);
        }
        for (int i = 0; i < found.size() && found.isArray(); i++) {
            check(found.get(i), at.element(i), findings);
        }
        for (var property : found.properties()) {
            if (!isStorable(property.getKey())) {
                findings.add("expected property name without U+0000 and lone surrogates", at);
            }
            check(property.getValue(), at.property(property.getKey()), findings);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
