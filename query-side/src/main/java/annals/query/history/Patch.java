package annals.query.history;

import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.Jackson3JsonDiff;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.EnumSet;

/**
 * JSON Patches (RFC 6902) that lead from one document to another; of additions, removals and
 * replacements only, since these are what a reader can follow.
 */
final class Patch {

    /** Elements of all arrays of one document times those of the other: what finding them costs. */
    private static final long MOST_PAIRS = 250_000;

    private static final EnumSet<DiffFlags> FLAGS =
            EnumSet.of(
                    DiffFlags.OMIT_COPY_OPERATION,
                    DiffFlags.OMIT_MOVE_OPERATION,
                    DiffFlags.OMIT_VALUE_ON_REMOVE);

    private Patch() {}

    /**
     * The changes; empty when both say the same. Where documents hold arrays so long that comparing
     * them would take long, whole members are replaced.
     */
    static ArrayNode between(JsonNode from, JsonNode to) {
        if (from.equals(to)) {
            return Json.array();
        }
        if (elements(from) * elements(to) <= MOST_PAIRS) {
            return (ArrayNode) Jackson3JsonDiff.asJson(from, to, FLAGS);
        }
        return coarse(from, to);
    }

    /** The same with whole members replaced, which costs little. */
    static ArrayNode coarse(JsonNode from, JsonNode to) {
        return from instanceof ObjectNode before && to instanceof ObjectNode after
                ? ofMembers(before, after)
                : Json.array().add(operation("replace", "").set("value", to));
    }

    private static long elements(JsonNode node) {
        long count = node.isArray() ? node.size() : 0;
        for (var child : node) {
            count += child.isContainer() ? elements(child) : 0;
        }
        return count;
    }

    private static ArrayNode ofMembers(ObjectNode from, ObjectNode to) {
        var patch = Json.array();
        for (var name : from.propertyNames()) {
            if (!to.has(name)) {
                patch.add(operation("remove", path(name)));
            }
        }
        for (var member : to.properties()) {
            var before = from.get(member.getKey());
            if (!member.getValue().equals(before)) {
                patch.add(
                        operation(before == null ? "add" : "replace", path(member.getKey()))
                                .set("value", member.getValue()));
            }
        }
        return patch;
    }

    private static ObjectNode operation(String op, String path) {
        return Json.object().put("op", op).put("path", path);
    }

    /** RFC 6901, 3. */
    private static String path(String member) {
        return "/" + member.replace("~", "~0").replace("/", "~1");
    }
}
