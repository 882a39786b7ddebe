package annals.benchmarks.figures;

import annals.benchmarks.hammer.PastPages;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Scenario;
import annals.benchmarks.load.InTurns;
import annals.benchmarks.load.Latencies;

/** Pages as of positions drawn at random, beside the same pages as they are now. */
final class PastFigures {

    private static final int LIMIT = 30;
    private static final String AIM = "ratio ≤ 3";

    private final Figures figures;
    private final Sizes sizes;

    PastFigures(Figures figures, Sizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    void measure(Registry registry) throws InterruptedException {
        var pages = PastPages.of(registry, LIMIT);
        var kept = Scenario.LIST.reading(registry, LIMIT);
        var time = sizes.load().multipliedBy(2);
        var turns = new InTurns();
        var first = turns.run(sizes.warmUp(), time, pages.firstThen(), pages.first(), kept);
        add(
                "first page",
                first.get(0),
                first.get(1),
                "; kept in memory: p50 " + Numbers.ms(first.get(2).p50Ms()));
        var anywhere = turns.run(sizes.warmUp(), time, pages.anywhereThen(), pages.anywhere());
        add("page at a random place of the list", anywhere.get(0), anywhere.get(1), "");
    }

    private void add(String what, Latencies then, Latencies now, String more) {
        figures.add(
                new Figure(
                        "%s as of a random position, limit %d, 1 client in turns, each read from the database"
                                .formatted(what, LIMIT),
                        "%s; ratio of p50 %s"
                                .formatted(
                                        Numbers.latencies(then),
                                        Numbers.ratio(then.p50Ms() / now.p50Ms())),
                        "the same as it is now: %s%s".formatted(Numbers.latencies(now), more),
                        AIM));
    }
}
