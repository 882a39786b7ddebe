package annals.benchmarks.updates;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a copy differs from its source.
 *
 * @param rowsInSource how many
 * @param rowsInCopy how many
 * @param missing versions that the copy does not have
 * @param leftOver versions that only the copy has
 * @param wrong versions that the copy has otherwise, and in which fields
 * @param twoLatest servers with more than one latest version in the copy
 * @param noLatest servers without one in the copy
 * @param oddInSource servers of which not exactly one version is the latest in the source itself
 * @param unlisted versions that were published, as the registry has said, and are not in the source
 */
record Differences(
        long rowsInSource,
        long rowsInCopy,
        List<String> missing,
        List<String> leftOver,
        Map<String, List<String>> wrong,
        List<String> twoLatest,
        List<String> noLatest,
        List<String> oddInSource,
        List<String> unlisted) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Whose fields are named without their place. */
    private static final String OFFICIAL = "_meta.io.modelcontextprotocol.registry/official.";

    static Differences between(Copy copy, Copy source, Collection<Writes.Published> published) {
        var missing = new ArrayList<String>();
        var wrong = new LinkedHashMap<String, List<String>>();
        source.rows()
                .forEach(
                        row ->
                                copy.row(row.name(), row.version())
                                        .ifPresentOrElse(
                                                copied -> {
                                                    var fields = fields(copied, row);
                                                    if (!fields.isEmpty()) {
                                                        wrong.put(row.title(), fields);
                                                    }
                                                },
                                                () -> missing.add(row.title())));
        return new Differences(
                source.size(),
                copy.size(),
                missing,
                copy.rows()
                        .filter(row -> source.row(row.name(), row.version()).isEmpty())
                        .map(Row::title)
                        .toList(),
                wrong,
                copy.withTwoLatest().toList(),
                copy.withoutLatest().toList(),
                Stream.concat(source.withTwoLatest(), source.withoutLatest()).toList(),
                published.stream()
                        .filter(one -> source.row(one.name(), one.version()).isEmpty())
                        .map(one -> one.name() + "@" + one.version())
                        .toList());
    }

    /** Whether there are none. */
    boolean none() {
        return missing.isEmpty()
                && leftOver.isEmpty()
                && wrong.isEmpty()
                && twoLatest.isEmpty()
                && noLatest.isEmpty()
                && oddInSource.isEmpty()
                && unlisted.isEmpty();
    }

    /** How many versions are wrong in each field. */
    Map<String, Long> wrongByField() {
        var counts = new TreeMap<String, Long>();
        wrong.values()
                .forEach(fields -> fields.forEach(field -> counts.merge(field, 1L, Long::sum)));
        return counts;
    }

    private static List<String> fields(Row copied, Row row) {
        if (copied.text().equals(row.text())) {
            return List.of();
        }
        var fields = new TreeSet<String>();
        compare(JSON.readTree(copied.text()), JSON.readTree(row.text()), "", fields);
        return List.copyOf(fields);
    }

    private static void compare(
            JsonNode one, JsonNode other, String path, Collection<String> differing) {
        if (one.isObject() && other.isObject()) {
            var names = new TreeSet<String>(one.propertyNames());
            names.addAll(other.propertyNames());
            for (var name : names) {
                var below = path.isEmpty() ? name : path + "." + name;
                compare(one.path(name), other.path(name), below, differing);
            }
        } else if (!one.equals(other)) {
            differing.add(path.startsWith(OFFICIAL) ? path.substring(OFFICIAL.length()) : path);
        }
    }
}
