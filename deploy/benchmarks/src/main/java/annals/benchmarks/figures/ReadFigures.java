package annals.benchmarks.figures;

import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Scenario;

/** Pages, single versions and a whole copy. */
final class ReadFigures {

    private static final int CLIENTS = 4;
    private static final int USUAL = 30;
    private static final int MOST = 100;

    private final Figures figures;
    private final Loads loads;

    ReadFigures(Figures figures, Loads loads) {
        this.figures = figures;
        this.loads = loads;
    }

    void measure(Registry registry) throws InterruptedException {
        pages("first page, limit 30", load(registry, Scenario.LIST, USUAL));
        pages("first page, limit 100", load(registry, Scenario.LIST, MOST));
        pages("page after page, limit 1", load(registry, Scenario.DEEP, 1));
        pages("one version", load(registry, Scenario.DETAIL, 1));
        pages("latest version", load(registry, Scenario.LATEST, 1));
        crawl(load(registry, Scenario.DEEP, MOST));
    }

    private Loaded load(Registry registry, Scenario scenario, int limit)
            throws InterruptedException {
        return loads.closed(CLIENTS, scenario.reading(registry, limit));
    }

    private void pages(String what, Loaded loaded) {
        figures.add(
                new Figure(
                        "%s, %d clients".formatted(what, CLIENTS),
                        "%s; %s; %s"
                                .formatted(
                                        Numbers.rate(loaded.measured().perSecond()),
                                        Numbers.latencies(loaded.measured().fromSent()),
                                        Numbers.cpu(loaded)),
                        own(loaded),
                        ""));
    }

    private void crawl(Loaded loaded) {
        figures.add(
                new Figure(
                        "crawl of the whole list, limit 100, %d clients".formatted(CLIENTS),
                        "%,.0f entries/s; %s"
                                .formatted(loaded.measured().itemsPerSecond(), Numbers.cpu(loaded)),
                        own(loaded),
                        ""));
    }

    /** It shares the processors with the registry, and so limits what that can answer. */
    private static String own(Loaded loaded) {
        return "the load tool's own CPU: %s a request"
                .formatted(Numbers.ms(loaded.toolCpu().millisecondsPerRequest()));
    }
}
