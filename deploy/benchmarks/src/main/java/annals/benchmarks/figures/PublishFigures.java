package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.database.PlainInserts;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.load.Work;

/**
 * Publishing with one client and with many, beside plain inserts into the same database server by
 * as many clients; and at a fixed rate, which is that of the real registry's busiest second.
 */
final class PublishFigures {

    private static final int MANY = 16;
    private static final double RATE = 20;
    private static final String FIXED_RATE_AIM = "p50 ≤ 6 ms";

    private final Figures figures;
    private final Loads loads;

    PublishFigures(Figures figures, Loads loads) {
        this.figures = figures;
        this.loads = loads;
    }

    void measure(Registry registry, EmbeddedServer database) throws InterruptedException {
        var publishing = Publishing.anonymous(registry);
        // otherwise the one client would meet code that is interpreted yet, and the many would not
        loads.warmUp(MANY, publishing);
        try (var inserts = PlainInserts.into(database)) {
            beside(1, publishing, inserts);
            beside(MANY, publishing, inserts);
        }
        atFixedRate(publishing);
    }

    private void beside(int clients, Work publishing, Work inserts) throws InterruptedException {
        var plain = loads.closed(clients, inserts).measured();
        var loaded = loads.closed(clients, publishing);
        var published = loaded.measured();
        figures.add(
                new Figure(
                        "publishes, %d %s".formatted(clients, clients == 1 ? "client" : "clients"),
                        Numbers.load(loaded),
                        "plain inserts with commit: %s; ratio %s"
                                .formatted(
                                        Numbers.rate(plain.perSecond()),
                                        Numbers.ratio(published.perSecond() / plain.perSecond())),
                        ""));
    }

    private void atFixedRate(Work publishing) throws InterruptedException {
        var measured = loads.open(RATE, MANY, publishing).measured();
        figures.add(
                new Figure(
                        "publishes at %.0f/s, from when each was due".formatted(RATE),
                        Numbers.latencies(measured.fromDue()),
                        "from when each was sent: " + Numbers.latencies(measured.fromSent()),
                        FIXED_RATE_AIM));
    }
}
