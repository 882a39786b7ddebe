package annals.http;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds strings and property names in a body that no store can keep: U+0000 and halves of surrogate
 * pairs, which JSON lets one write as {@code \}{@code u0000} and {@code \}{@code ud800}.
 */
public final class UnstorableText {

    /** A body may hold thousands; nobody reads more. */
    private static final int MAX_FINDINGS = 50;

    private final List<Problem.Error> findings = new ArrayList<>();

    private UnstorableText() {}

    /** Where there is such text, if anywhere; the body's own place is {@code body}. */
    public static List<Problem.Error> in(JsonNode body) {
        var search = new UnstorableText();
        search.visit(body, "body");
        return List.copyOf(search.findings);
    }

    /** Refuses a body with such text, with 422. */
    public static void refuseIn(JsonNode body) {
        var findings = in(body);
        if (!findings.isEmpty()) {
            throw new ProblemException(Problem.of(422, Problem.VALIDATION_FAILED, findings));
        }
    }

    private void visit(JsonNode node, String place) {
        if (node.isString()) {
            look("string", node.stringValue(), place);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), place + "[" + i + "]");
            }
        } else if (node.isObject()) {
            node.properties()
                    .forEach(
                            property -> {
                                var name = property.getKey();
                                // a name that cannot be stored cannot be told either
                                if (!look("property name", name, place)) {
                                    visit(property.getValue(), place + "." + name);
                                }
                            });
        }
    }

    private boolean look(String what, String text, String place) {
        int at = firstUnstorable(text);
        if (at >= 0 && findings.size() < MAX_FINDINGS) {
            findings.add(
                    new Problem.Error(
                            "expected %s without U+0000 and lone surrogates, found U+%04X"
                                    .formatted(what, (int) text.charAt(at)),
                            place,
                            null));
        }
        return at >= 0;
    }

    private static int firstUnstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
