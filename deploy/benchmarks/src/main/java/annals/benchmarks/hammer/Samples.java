package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some of the versions that a registry lists, from its beginning on: what details, latest versions
 * and searches are asked for.
 */
record Samples(List<Key> keys) {

    /** A name and a version. */
    record Key(String name, String version) {}

    private static final int PAGES = 5;
    private static final int LIMIT = 100;
    private static final int SHORTEST_WORD = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Samples {
        keys = List.copyOf(keys);
    }

    /** Asks for the first pages of the list. */
    static Samples of(Registry registry) throws InterruptedException {
        var keys = new ArrayList<Key>();
        var path = Paths.firstPage(LIMIT);
        for (int pages = 0; pages < PAGES && !path.isEmpty(); pages++) {
            var answer = registry.get(path);
            if (!answer.good()) {
                throw new RunFailed(
                        "a page of the list was expected at %s, found %s"
                                .formatted(path, answer.reason()));
            }
            var page = JSON.readTree(answer.body());
            page.path("servers").forEach(entry -> keys.add(key(entry.path("server"))));
            var cursor = page.at("/metadata/nextCursor").stringValue("");
            path = cursor.isEmpty() ? "" : Paths.page(LIMIT, cursor);
        }
        if (keys.isEmpty()) {
            throw new RunFailed(
                    "the registry lists nothing, so there is nothing to ask for; publish or import"
                            + " something first");
        }
        return new Samples(keys);
    }

    private static Key key(JsonNode server) {
        return new Key(server.path("name").stringValue(""), server.path("version").stringValue(""));
    }

    List<String> versions() {
        return keys.stream().map(key -> Paths.version(key.name(), key.version())).toList();
    }

    List<String> latest() {
        return keys.stream()
                .map(Key::name)
                .distinct()
                .map(name -> Paths.version(name, "latest"))
                .toList();
    }

    /** For pieces of names, of three letters and longer, as people type them. */
    List<String> searches(int limit) {
        return keys.stream()
                .flatMap(key -> Stream.of(key.name().split("[^a-zA-Z]+")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .flatMap(word -> Stream.of(word, word.substring(0, SHORTEST_WORD)))
                .distinct()
                .map(word -> Paths.search(limit, word))
                .toList();
    }
}
