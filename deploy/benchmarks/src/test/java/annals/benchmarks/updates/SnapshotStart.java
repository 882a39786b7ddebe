package annals.benchmarks.updates;

import static java.nio.charset.StandardCharsets.UTF_8;

import annals.benchmarks.hammer.Registry;

import tools.jackson.databind.json.JsonMapper;

/** Begins a copy of a registry with its snapshot, to go on with the feed. */
final class SnapshotStart {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SNAPSHOT = "/v0.1/x/dev.annals/snapshot";

    private SnapshotStart() {}

    /** What a downstream has that took this snapshot. */
    static FeedCopy of(Registry.Answer answer, String reader) {
        var lines = new String(answer.body(), UTF_8).lines().toList();
        var first = JSON.readTree(lines.getFirst());
        var list = new FoldedList();
        lines.subList(1, lines.size() - 1).forEach(line -> list.put(JSON.readTree(line)));
        long entries = JSON.readTree(lines.getLast()).path("end").path("entries").longValue();
        if (entries != lines.size() - 2
                || first.path("position").longValue() != answer.position()) {
            throw new AssertionError(
                    "a snapshot of %d lines that begins with %s and ends with %s"
                            .formatted(lines.size(), first, lines.getLast()));
        }
        return new FeedCopy(
                reader,
                list,
                first.path("position").longValue(),
                first.path("leaf").stringValue(""));
    }

    static Registry.Answer ask(Registry process) throws InterruptedException {
        return process.get(SNAPSHOT);
    }
}
