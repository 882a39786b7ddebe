package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.database.ListingOut;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.WholeCopy;

import java.util.Comparator;
import java.util.Locale;

/**
 * A full copy by the snapshot, beside one by pages and PostgreSQL's own way of giving rows away.
 */
final class SnapshotFigures {

    private static final int TIMES = 3;

    private static final Comparator<WholeCopy> FASTER =
            Comparator.comparingDouble(WholeCopy::perSecond);

    private final Figures figures;

    SnapshotFigures(Figures figures) {
        this.figures = figures;
    }

    void measure(Registry registry, EmbeddedServer database) throws InterruptedException {
        var made = WholeCopy.byFile(registry);
        var crawl = best(() -> WholeCopy.byPages(registry), FASTER);
        var file = best(() -> WholeCopy.byFile(registry), FASTER);
        var compressed = best(() -> WholeCopy.byCompressedFile(registry), FASTER);
        add("the first one, which waits until it is made", made, crawl, "");
        add("the file is there, best of " + TIMES, file, crawl, "ratio ≤ 0.3");
        add("the same, compressed and expanded by the client", compressed, crawl, "");
        var copy =
                best(
                        () -> ListingOut.of(database),
                        Comparator.comparingDouble(ListingOut::perSecond));
        figures.add(
                new Figure(
                        "full copy by snapshot, the file is there, in rows",
                        Numbers.rate(file.perSecond()),
                        "COPY TO STDOUT of the list's rows through JDBC: %s; ratio %s"
                                .formatted(
                                        Numbers.rate(copy.perSecond()),
                                        Numbers.ratio(file.perSecond() / copy.perSecond())),
                        "ratio ≥ 0.5"));
    }

    private void add(String which, WholeCopy copy, WholeCopy crawl, String aim) {
        figures.add(
                new Figure(
                        "full copy of %,d entries by snapshot; %s".formatted(copy.entries(), which),
                        text(copy),
                        "crawl by pages of 100, best of %d: %s; ratio of times %s"
                                .formatted(
                                        TIMES,
                                        text(crawl),
                                        Numbers.ratio(copy.seconds() / crawl.seconds())),
                        aim));
    }

    private static String text(WholeCopy copy) {
        return String.format(
                Locale.ROOT,
                "%,d requests, %s, %.2f s",
                copy.requests(),
                Numbers.megabytes(copy.bytes()),
                copy.seconds());
    }

    private interface Measuring<T> {
        T once() throws InterruptedException;
    }

    private static <T> T best(Measuring<T> measuring, Comparator<T> better)
            throws InterruptedException {
        T best = measuring.once();
        for (int i = 1; i < TIMES; i++) {
            var next = measuring.once();
            best = better.compare(next, best) > 0 ? next : best;
        }
        return best;
    }
}
