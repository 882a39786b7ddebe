package annals.query.history;

import annals.events.Document;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Holds documents against each other; those used last stay at hand as they were read. */
final class Comparisons {

    /** As trees they take ten times as much as their text. */
    private static final int MOST_KEPT = 3;

    /** In characters; comparing greater documents takes long and says little. */
    private static final int LARGEST = 256 * 1024;

    private final Documents documents;

    private final Map<Long, Read> kept =
            new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    Comparisons(Documents documents) {
        this.documents = documents;
    }

    /**
     * A document as it was read.
     *
     * @param tree absent if it was erased or is beyond what we read
     */
    private record Read(boolean isErased, int length, @Nullable JsonNode tree, Facts facts) {

        static Read of(Document document) {
            return switch (document) {
                case Document.Erased _ -> new Read(true, 0, null, Facts.of(Json.object()));
                case Document.Content(var text) -> {
                    var tree = Json.tree(text).orElse(null);
                    var facts = Facts.of(tree == null ? Json.object() : tree);
                    yield new Read(false, text.length(), tree, facts);
                }
            };
        }
    }

    private Read read(long position) {
        var read = kept.get(position);
        if (read == null) {
            read = Read.of(documents.at(position));
            kept.put(position, read);
        }
        return read;
    }

    /**
     * What leads from one document to another.
     *
     * @param isErased whether one of them was erased, so that there are no changes
     * @param patch empty if there are none to be told
     */
    record Changes(boolean isErased, Optional<ArrayNode> patch) {}

    /** Between the documents that the events at two positions hold. */
    Changes changes(long from, long to) {
        var before = read(from);
        var after = read(to);
        var one = before.tree();
        var other = after.tree();
        boolean isErased = before.isErased() || after.isErased();
        if (one == null || other == null) {
            return new Changes(isErased, Optional.empty());
        }
        return new Changes(
                false,
                Optional.of(
                        before.length() + after.length() > 2 * LARGEST
                                ? Patch.coarse(one, other)
                                : Patch.between(one, other)));
    }

    /** What one should know of the second document; nothing if one of them was erased. */
    void notices(long from, long to, Notices notices) {
        var before = read(from);
        var after = read(to);
        if (before.tree() != null && after.tree() != null) {
            notices.compare(before.facts(), after.facts());
        }
    }
}
