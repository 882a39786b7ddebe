package annals.benchmarks.updates;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A registry's list as somebody else has it: of each version what was told of it last. */
final class Copy {

    private final Map<String, Map<String, Row>> servers = new TreeMap<>();

    /** Servers of which not exactly one version is the latest. */
    private final TreeSet<String> odd = new TreeSet<>();

    static Copy of(Crawl crawl) {
        var copy = new Copy();
        crawl.rows().forEach(copy::put);
        return copy;
    }

    /** Takes what is told of a version; whether that is news. */
    boolean put(Row row) {
        var versions = servers.computeIfAbsent(row.name(), _ -> new TreeMap<>());
        var before = versions.put(row.version(), row);
        if (latest(row.name()) == 1) {
            odd.remove(row.name());
        } else {
            odd.add(row.name());
        }
        return before == null || !before.text().equals(row.text());
    }

    Stream<Row> rows() {
        return servers.values().stream().flatMap(versions -> versions.values().stream());
    }

    long size() {
        return rows().count();
    }

    Optional<Row> row(String name, String version) {
        return Optional.ofNullable(servers.getOrDefault(name, Map.of()).get(version));
    }

    /** Whether of every server exactly one version is the latest. */
    boolean hasOneLatestEach() {
        return odd.isEmpty();
    }

    /** Servers with two latest versions or more. */
    Stream<String> withTwoLatest() {
        return odd.stream().filter(name -> latest(name) > 1);
    }

    /** Servers without a latest version. */
    Stream<String> withoutLatest() {
        return odd.stream().filter(name -> latest(name) == 0);
    }

    private long latest(String name) {
        return servers.getOrDefault(name, Map.of()).values().stream().filter(Row::isLatest).count();
    }
}
