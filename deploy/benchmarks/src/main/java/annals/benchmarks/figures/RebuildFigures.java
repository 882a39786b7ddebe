package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.database.RawCopy;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Scenario;
import annals.benchmarks.load.Latencies;
import annals.benchmarks.process.ProcessTree;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Rebuilding and verifying the list. */
final class RebuildFigures {

    private static final int CLIENTS = 4;
    private static final int LIMIT = 30;

    /** Reads in a second, far below what can be answered. */
    private static final double READS = 100;

    /** Events in a second: a rebuild that a small machine does not notice. */
    private static final int THROTTLED = 5_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Figures figures;
    private final Operations operations;
    private final ProcessTree tree;

    RebuildFigures(Figures figures, Operations operations, ProcessTree tree) {
        this.figures = figures;
        this.operations = operations;
        this.tree = tree;
    }

    /**
     * First pages at a fixed rate, none of them in the registry's memory: before a slow rebuild,
     * from its begin to its end, and after it.
     */
    void readMeanwhile(Loads loads, Registry registry) throws InterruptedException {
        var work = Scenario.LIST.readingAnew(registry, LIMIT);
        var before = loads.open(READS, CLIENTS, work).measured().fromDue();
        operations.rebuild(THROTTLED);
        var during = new ArrayList<Latencies>();
        do {
            during.add(loads.open(READS, CLIENTS, work).measured().fromDue());
        } while (operations.isRebuilding());
        var rebuilt = operations.rebuilt();
        var after = loads.open(READS, CLIENTS, work).measured().fromDue();
        double idle = (before.p99Ms() + after.p99Ms()) / 2;
        double worst = during.stream().mapToDouble(Latencies::p99Ms).max().orElseThrow();
        double usual =
                during.stream().mapToDouble(Latencies::p99Ms).sorted().toArray()[during.size() / 2];
        figures.add(
                new Figure(
                        "first pages at %.0f/s, read from the database each time, while the list is rebuilt at %,d events/s (%s)"
                                .formatted(READS, THROTTLED, Numbers.seconds(rebuilt.time())),
                        "p99 %s (median of %d pieces), %s in the worst piece; no error"
                                .formatted(Numbers.ms(usual), during.size(), Numbers.ms(worst)),
                        "before p99 %s, after p99 %s; ratio %s, of the worst piece %s"
                                .formatted(
                                        Numbers.ms(before.p99Ms()),
                                        Numbers.ms(after.p99Ms()),
                                        Numbers.ratio(usual / idle),
                                        Numbers.ratio(worst / idle)),
                        "ratio ≤ 1.3"));
    }

    /** As fast as it goes, beside a copy of the same rows and indexes. */
    void beside(EmbeddedServer database) throws InterruptedException {
        long memoryBefore = tree.memoryBytes();
        long most = 0;
        operations.rebuild(0);
        do {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            most = Math.max(most, tree.memoryBytes());
        } while (operations.isRebuilding());
        var rebuilt = operations.rebuilt();
        int generation = operations.generation();
        var copied =
                RawCopy.of(
                        database,
                        List.of(
                                "listing_" + generation,
                                "listing_past_" + generation,
                                "listing_names_" + generation));
        double rate = perSecond(rebuilt.events(), rebuilt.time());
        double raw = perSecond(rebuilt.events(), copied);
        figures.add(
                new Figure(
                        "rebuild of the list from %,d events".formatted(rebuilt.events()),
                        "%s (%s)".formatted(Numbers.rate(rate), Numbers.seconds(rebuilt.time())),
                        "COPY of the same rows from a file, and the same indexes: %s (%s); ratio %s"
                                .formatted(
                                        Numbers.rate(raw),
                                        Numbers.seconds(copied),
                                        Numbers.ratio(rate / raw)),
                        "ratio ≥ 0.5"));
        figures.add(
                new Figure(
                        "memory of registry and PostgreSQL (PSS) while it is rebuilt",
                        "at most " + Numbers.megabytes(most),
                        "before: " + Numbers.megabytes(memoryBefore),
                        "constant, < 512 MB"));
    }

    /** What is served, held against the events. */
    void verify() throws InterruptedException {
        long begun = System.nanoTime();
        var report = operations.verify();
        var time = Duration.ofNanos(System.nanoTime() - begun);
        long events = Objects.requireNonNull(report.path("events")).longValue();
        if (events == 0 || report.path("differing").longValue() != 0) {
            throw new RunFailed("a verification was to find no difference; found " + report);
        }
        figures.add(
                new Figure(
                        "verification of the list and of the log, %,d events".formatted(events),
                        "%s (%s)"
                                .formatted(
                                        Numbers.rate(perSecond(events, time)),
                                        Numbers.seconds(time))));
    }

    private static double perSecond(long events, Duration time) {
        return events / (time.toNanos() / 1e9);
    }
}
