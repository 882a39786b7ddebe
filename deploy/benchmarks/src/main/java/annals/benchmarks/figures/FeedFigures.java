package annals.benchmarks.figures;

import annals.benchmarks.database.CopyOut;
import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.feed.Replay;
import annals.benchmarks.feed.Subscribers;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.ProcessTree;

import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * The feed: how old an event is when those who follow have it, what following costs, and how fast
 * one client reads everything, beside PostgreSQL's own way of giving the rows away.
 */
final class FeedFigures {

    private static final int FOLLOWERS = 100;
    private static final int IDLE = 300;
    private static final double RATE = 20;
    private static final int PUBLISHERS = 4;
    private static final int TIMES = 3;

    private final Figures figures;
    private final Sizes sizes;

    FeedFigures(Figures figures, Sizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    void measure(Registry registry, EmbeddedServer database, ProcessTree tree)
            throws InterruptedException {
        delivery(registry, tree);
        idle(registry, tree);
        replay(registry, database);
    }

    private void delivery(Registry registry, ProcessTree tree) throws InterruptedException {
        var publishing = Publishing.anonymous(registry);
        var loads = new Loads(sizes, tree);
        loads.warmUp(PUBLISHERS, publishing);
        try (var followers = Subscribers.of(registry, FOLLOWERS)) {
            var published = loads.open(RATE, PUBLISHERS, publishing).measured();
            var ages = followers.ages();
            figures.add(
                    new Figure(
                            "from an event's time to each of %d clients of server-sent events, at %.0f publishes/s"
                                    .formatted(FOLLOWERS, RATE),
                            Numbers.latencies(ages),
                            "%,d deliveries; the publishes themselves: %s"
                                    .formatted(
                                            ages.count(), Numbers.latencies(published.fromSent())),
                            "p99 ≤ 100 ms"));
        }
    }

    private void idle(Registry registry, ProcessTree tree) throws InterruptedException {
        long before = tree.memoryBytes();
        try (var _ = Subscribers.of(registry, IDLE)) {
            TimeUnit.SECONDS.sleep(2);
            long more = Math.max(0, tree.memoryBytes() - before);
            figures.add(
                    new Figure(
                            "memory of %d clients that follow and hear nothing".formatted(IDLE),
                            Numbers.megabytes(more),
                            "%,d KB each; garbage that was there before makes it look like less"
                                    .formatted(more / IDLE / 1000),
                            ""));
        }
    }

    private void replay(Registry registry, EmbeddedServer database) throws InterruptedException {
        Replay.ofLines(registry);
        var copy = best(() -> CopyOut.of(database), Comparator.comparingDouble(CopyOut::perSecond));
        var lines =
                best(() -> Replay.ofLines(registry), Comparator.comparingDouble(Replay::perSecond));
        var pages =
                best(() -> Replay.ofPages(registry), Comparator.comparingDouble(Replay::perSecond));
        add("lines", lines, copy);
        add("pages of 1000", pages, copy);
    }

    private void add(String form, Replay replay, CopyOut copy) {
        figures.add(
                new Figure(
                        "replay of %,d events as %s by one client, best of %d"
                                .formatted(replay.events(), form, TIMES),
                        "%s, %,.0f MB/s"
                                .formatted(
                                        Numbers.rate(replay.perSecond()),
                                        replay.bytes() / replay.seconds() / 1e6),
                        "COPY TO STDOUT of the same rows through JDBC: %s; ratio %s"
                                .formatted(
                                        Numbers.rate(copy.perSecond()),
                                        Numbers.ratio(replay.perSecond() / copy.perSecond())),
                        "ratio ≥ 0.5"));
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
