package annals.benchmarks.figures;

import annals.benchmarks.database.DiskUse;
import annals.benchmarks.database.EmbeddedServer;

/** What the history and the past of the list take on disk, beside what was there without them. */
final class DiskFigures {

    private final Figures figures;

    DiskFigures(Figures figures) {
        this.figures = figures;
    }

    void measure(EmbeddedServer database) {
        var use = DiskUse.of(database);
        add(
                "the history of %,d events on disk, with its indexes".formatted(use.events()),
                use.history(),
                use);
        add(
                "what the list was before (as_of) on disk: %,d states, their indexes, and since when each row is what it is"
                        .formatted(use.pastRows()),
                use.past(),
                use);
    }

    private void add(String what, long bytes, DiskUse use) {
        double ratio = (double) bytes / (use.eventStore() + use.listing());
        figures.add(
                new Figure(
                        what,
                        "%s, %,d bytes an event"
                                .formatted(Numbers.megabytes(bytes), bytes / use.events()),
                        "event store %s, list %s; ratio to both %s"
                                .formatted(
                                        Numbers.megabytes(use.eventStore()),
                                        Numbers.megabytes(use.listing()),
                                        Numbers.ratio(ratio)),
                        ""));
    }
}
