package annals.benchmarks.figures;

import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Scenario;
import annals.benchmarks.load.Work;

/** Pages, single versions, searches and a whole copy. */
final class ReadFigures {

    private static final int CLIENTS = 4;
    private static final int USUAL = 30;
    private static final int MOST = 100;
    private static final double DEEP_PERCENT = 95;

    /** Far below what can be answered, so that latency is not that of a queue. */
    private static final double RATE = 100;

    private final Figures figures;
    private final Loads loads;

    ReadFigures(Figures figures, Loads loads) {
        this.figures = figures;
        this.loads = loads;
    }

    void measure(Registry registry) throws InterruptedException {
        add("page after page, limit 1", load(registry, Scenario.DEEP, 1), "≤ 0.3 ms of CPU");
        add("one version", anew(registry, Scenario.DETAIL, 1), "");
        add("latest version", anew(registry, Scenario.LATEST, 1), "≤ 0.25 ms of CPU");
        depth(registry);
        unchanged(registry);
        searches(registry);
        crawl(load(registry, Scenario.DEEP, MOST));
    }

    private Loaded load(Registry registry, Scenario scenario, int limit)
            throws InterruptedException {
        return loads.closed(CLIENTS, scenario.reading(registry, limit));
    }

    private Loaded anew(Registry registry, Scenario scenario, int limit)
            throws InterruptedException {
        return loads.closed(CLIENTS, scenario.readingAnew(registry, limit));
    }

    /** Neither of the two is in the registry's memory: each is asked for in other words. */
    private void depth(Registry registry) throws InterruptedException {
        var first = anew(registry, Scenario.LIST, USUAL);
        var deep = loads.closed(CLIENTS, Scenario.deepPageAnew(registry, USUAL, DEEP_PERCENT));
        double ratio = Numbers.cpuMs(deep) / Numbers.cpuMs(first);
        add("first page, limit 30, read from the database each time", first, "");
        figures.add(
                new Figure(
                        "page at %.0f %% of the list, limit 30, read from the database each time"
                                .formatted(DEEP_PERCENT),
                        Numbers.load(deep),
                        "CPU beside the first page's: ratio " + Numbers.ratio(ratio),
                        "ratio ≤ 1.2"));
    }

    private void unchanged(Registry registry) throws InterruptedException {
        var page = load(registry, Scenario.LIST, USUAL);
        var loaded = loads.closed(CLIENTS, Scenario.unchangedPage(registry, USUAL));
        figures.add(
                new Figure(
                        "304 for the first page, %d clients".formatted(CLIENTS),
                        Numbers.load(loaded),
                        "the page itself: CPU " + Numbers.ms(Numbers.cpuMs(page)),
                        "less than all others"));
    }

    private void searches(Registry registry) throws InterruptedException {
        var first = latency(Scenario.LIST.readingAnew(registry, USUAL));
        var search = latency(Scenario.SEARCH.readingAnew(registry, USUAL));
        double ratio = p99(search) / p99(first);
        figures.add(
                new Figure(
                        "searches of three letters and more at %.0f/s, read from the database each time"
                                .formatted(RATE),
                        Numbers.latencies(search.measured().fromDue()),
                        "first pages at the same rate: %s; ratio of p99 %s"
                                .formatted(
                                        Numbers.latencies(first.measured().fromDue()),
                                        Numbers.ratio(ratio)),
                        "ratio ≤ 3"));
    }

    private Loaded latency(Work work) throws InterruptedException {
        return loads.open(RATE, CLIENTS, work);
    }

    private static double p99(Loaded loaded) {
        return loaded.measured().fromDue().p99Ms();
    }

    private void add(String what, Loaded loaded, String aim) {
        figures.add(
                new Figure(
                        "%s, %d clients".formatted(what, CLIENTS),
                        Numbers.load(loaded),
                        Numbers.own(loaded),
                        aim));
    }

    private void crawl(Loaded loaded) {
        figures.add(
                new Figure(
                        "crawl of the whole list, limit 100, %d clients".formatted(CLIENTS),
                        "%,.0f entries/s; %s"
                                .formatted(loaded.measured().itemsPerSecond(), Numbers.cpu(loaded)),
                        Numbers.own(loaded),
                        "≥ 100,000 entries/s"));
    }
}
