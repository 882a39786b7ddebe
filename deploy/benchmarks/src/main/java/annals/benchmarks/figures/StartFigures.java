package annals.benchmarks.figures;

import annals.benchmarks.process.ProcessTree;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Start-up time and memory. */
final class StartFigures {

    private static final String MEMORY_AIM = "< 512 MB";

    private final Figures figures;

    StartFigures(Figures figures) {
        this.figures = figures;
    }

    void first(Duration time) {
        figures.add(
                new Figure(
                        "first start, which unpacks and makes the database, to the first page",
                        Numbers.seconds(time)));
    }

    void later(List<Duration> times) {
        figures.add(
                new Figure(
                        "start on existing data, to the first page",
                        "%s (median of %d, %s to %s)"
                                .formatted(
                                        Numbers.seconds(Numbers.median(times)),
                                        times.size(),
                                        Numbers.seconds(Collections.min(times)),
                                        Numbers.seconds(Collections.max(times)))));
    }

    /** What a registry takes of the memory now. */
    void memory(String when, ProcessTree tree) {
        figures.add(
                new Figure(
                        "memory of registry and PostgreSQL (PSS), " + when,
                        Numbers.megabytes(tree.memoryBytes()),
                        tree.size() + " processes",
                        MEMORY_AIM));
    }
}
