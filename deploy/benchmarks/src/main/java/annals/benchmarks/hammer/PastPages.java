package annals.benchmarks.hammer;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.load.Work;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pages of the list as of positions drawn at random, and the same pages as they are now; all are
 * asked for in other words each time, so that nobody has the answer ready.
 *
 * @param limit entries a page
 * @param positions from 1 to the head, drawn with the same dice in each run
 * @param places names that pages begin after, from all of the list
 */
public record PastPages(Registry registry, int limit, List<Long> positions, List<String> places) {

    private static final long DICE = 20_251_208;

    /** So many pages are told apart. */
    private static final int DRAWN = 1_000;

    /** A place is taken from each page of so many entries. */
    private static final int BETWEEN_PLACES = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    public PastPages {
        positions = List.copyOf(positions);
        places = List.copyOf(places);
    }

    /** Draws positions, and places from a walk through the list. */
    public static PastPages of(Registry registry, int limit) throws InterruptedException {
        var dice = new Random(DICE);
        long head = page(registry, Paths.firstPage(1)).position();
        if (head < 1) {
            throw new RunFailed("a registry that tells its position was expected, after events");
        }
        var positions = dice.longs(DRAWN, 1, head + 1).boxed().toList();
        var names = names(registry);
        var places = dice.ints(DRAWN, 0, names.size()).mapToObj(names::get).toList();
        return new PastPages(registry, limit, positions, places);
    }

    private static List<String> names(Registry registry) throws InterruptedException {
        var names = new ArrayList<String>();
        var path = Paths.firstPage(BETWEEN_PLACES);
        while (!path.isEmpty()) {
            var page = JSON.readTree(page(registry, path).body());
            page.path("servers")
                    .valueStream()
                    .findFirst()
                    .ifPresent(entry -> names.add(entry.at("/server/name").asString()));
            var cursor = page.at("/metadata/nextCursor").stringValue("");
            path = cursor.isEmpty() ? "" : Paths.page(BETWEEN_PLACES, cursor);
        }
        return names;
    }

    private static Registry.Answer page(Registry registry, String path)
            throws InterruptedException {
        var answer = registry.get(path);
        if (!answer.good()) {
            throw new RunFailed(
                    "a page of the list was expected at %s, found %s"
                            .formatted(path, answer.reason()));
        }
        return answer;
    }

    /** The first page as it is now. */
    public Work first() {
        return reading(List.of(Paths.firstPage(limit)));
    }

    /** The first page as of one position after the other. */
    public Work firstThen() {
        return reading(positions.stream().map(this::then).toList());
    }

    /** One place after the other, as it is now. */
    public Work anywhere() {
        return reading(places.stream().map(place -> Paths.page(limit, place)).toList());
    }

    /** The same places, each as of another position. */
    public Work anywhereThen() {
        var paths = new ArrayList<String>();
        for (int number = 0; number < places.size(); number++) {
            paths.add(then(positions.get(number)) + "&cursor=" + Paths.escaped(places.get(number)));
        }
        return reading(paths);
    }

    private String then(long position) {
        return Paths.list(limit, "&as_of=" + position);
    }

    private Work reading(List<String> paths) {
        return new Reading(registry, paths).anew();
    }
}
