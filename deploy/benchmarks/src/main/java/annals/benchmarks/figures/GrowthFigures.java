package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Growth;
import annals.benchmarks.hammer.Growth.Comparison;
import annals.benchmarks.hammer.Growth.Round;
import annals.benchmarks.hammer.Hammer;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Tokens;
import annals.benchmarks.load.Bounds;
import annals.benchmarks.load.Pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Publishing to a server with many versions beside one with few. */
final class GrowthFigures {

    /** Where anybody may publish when the registry permits it. */
    private static final String NAMESPACE = Publishing.ANONYMOUS;

    static final String LARGE = NAMESPACE + "/large";
    static final String SMALL = NAMESPACE + "/small";

    private static final String AIM = "ratio ≤ 3";

    /** So that neither of the two pays for classes that are loaded by the first publish of all. */
    private static final Bounds TO_OTHER_SERVERS = new Bounds(30, Duration.ofSeconds(10));

    private final Figures figures;
    private final Sizes sizes;
    private final List<Round> cold = new ArrayList<>();

    GrowthFigures(Figures figures, Sizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    /** With both servers known to the process. */
    void warm(Registry registry) throws InterruptedException {
        var growth = new Growth(registry, Tokens.anonymous(registry), LARGE, SMALL);
        add("each in turns, %d times".formatted(sizes.rounds()), growth.compare(sizes.rounds()));
    }

    /** The first publish to each after a restart; to be called once after each. */
    void firstAfterRestart(Registry registry) throws InterruptedException {
        var tokens = Tokens.anonymous(registry);
        var run = Publishing.freshRun();
        var others = new Publishing(registry, tokens, NAMESPACE, run);
        var loaded = new Hammer(new Pace.Closed(1), TO_OTHER_SERVERS).run(others, null).measured();
        if (loaded.failed() > 0) {
            throw new RunFailed("publishing failed: %s".formatted(loaded.failures()));
        }
        boolean largeFirst = cold.size() % 2 == 0;
        cold.add(
                new Growth(registry, tokens, LARGE, SMALL)
                        .round("3.0.%s-%s".formatted(cold.size(), run), largeFirst));
    }

    /** Tells of the restarts. */
    void finish() {
        add(
                "the first after a restart, %d restarts".formatted(cold.size()),
                Comparison.of(
                        cold.stream().mapToLong(Round::large).toArray(),
                        cold.stream().mapToLong(Round::small).toArray()));
    }

    private void add(String when, Comparison compared) {
        figures.add(
                new Figure(
                        "publish to a server of %,d versions, %s".formatted(sizes.large(), when),
                        "%s; ratio %s"
                                .formatted(
                                        Numbers.ms(compared.largeMs()),
                                        Numbers.ratio(compared.ratio())),
                        "to one of %d: %s (medians)"
                                .formatted(sizes.small(), Numbers.ms(compared.smallMs())),
                        AIM));
    }
}
