package annals.command.admission.document;

import annals.http.Problem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a document, in the order in which it was found. The list is bounded, whatever
 * was sent: in number, in the length of each text, and in what it shows of the document in all.
 */
final class Findings {

    /** More are counted, but not listed. */
    static final int MAX_LISTED = 100;

    /** Longer messages and locations are cut. */
    static final int MAX_TEXT = 1_000;

    private final List<Problem.Error> listed = new ArrayList<>();
    private final ShownValues shown = new ShownValues();
    private int unlisted;

    /**
     * Adds a finding.
     *
     * @param found what stands there; left out of the list when too much is shown already
     */
    void add(String message, Location at, JsonNode found) {
        if (listed.size() < MAX_LISTED) {
            listed.add(new Problem.Error(cut(message), cut(at.text()), shown.value(found)));
        } else {
            unlisted++;
        }
    }

    /** Adds a finding that does not show what stands there. */
    void add(String message, Location at) {
        add(message, at, NullNode.getInstance());
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    /** All findings; when some are not listed, a last one says how many. */
    List<Problem.Error> list() {
        if (unlisted == 0) {
            return List.copyOf(listed);
        }
        var all = new ArrayList<>(listed);
        all.add(Problem.Error.of("and " + unlisted + " more findings, which are not listed"));
        return List.copyOf(all);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
        return text.substring(0, splitsPair ? MAX_TEXT - 1 : MAX_TEXT) + "…";
    }

    /** Gives out the values to show, up to a total size. */
    private static final class ShownValues {

        /** Characters of JSON, about; enough for the largest documents of the real registry. */
        private static final int MAX_TOTAL = 256 * 1024;

        private int left = MAX_TOTAL;

        @Nullable JsonNode value(JsonNode found) {
            if (found.isNull()) {
                return null;
            }
            int rest = minus(left, found);
            if (rest < 0) {
                return null;
            }
            left = rest;
            return found;
        }

        /** What is left of a number of characters after this value; negative if it is too long. */
        private static int minus(int characters, JsonNode value) {
            int rest = characters - 2;
            for (var property : value.properties()) {
                if (rest < 0) {
                    return rest;
                }
                rest = minus(rest - property.getKey().length() - 3, property.getValue());
            }
            if (value.isArray()) {
                for (var element : value) {
                    if (rest < 0) {
                        return rest;
                    }
                    rest = minus(rest, element);
                }
            }
            return value.isValueNode() ? rest - value.asString().length() : rest;
        }
    }
}
