package annals.benchmarks.figures;

import annals.benchmarks.hammer.BaseUrl;
import annals.benchmarks.hammer.Hammer.Loaded;
import annals.benchmarks.hammer.Publishing;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.hammer.Scenario;
import annals.benchmarks.process.StaticServer;

import java.nio.file.Path;
import java.util.Map;

/** First pages beside nginx, which sends the same bytes from a file. */
final class PageFigures {

    private static final int CLIENTS = 4;
    private static final int USUAL = 30;
    private static final int MOST = 100;
    private static final double PUBLISHES = 20;

    private final Figures figures;
    private final Loads loads;

    PageFigures(Figures figures, Loads loads) {
        this.figures = figures;
        this.loads = loads;
    }

    /**
     * Measures.
     *
     * @param directory for the files that nginx sends
     */
    void measure(Registry registry, Path directory) throws InterruptedException {
        var usual = Scenario.firstPage(registry, USUAL);
        var most = Scenario.firstPage(registry, MOST);
        try (var nginx = StaticServer.start(directory, Map.of("usual", usual, "most", most))) {
            double ofUsual = perCpuSecond(nginx, "usual", usual.length, USUAL);
            beside("while nothing is written", USUAL, page(registry, USUAL), ofUsual, "≥ 0.5");
            double ofMost = perCpuSecond(nginx, "most", most.length, MOST);
            beside("while nothing is written", MOST, page(registry, MOST), ofMost, "≥ 0.5");
            var publishing = Publishing.anonymous(registry);
            var read = Scenario.LIST.reading(registry, USUAL);
            var loaded = loads.closedBeside(CLIENTS, read, PUBLISHES, publishing);
            beside(
                    "at 20 publishes a second, whose CPU is counted",
                    USUAL,
                    loaded,
                    ofUsual,
                    "≥ 0.05");
        }
    }

    private Loaded page(Registry registry, int limit) throws InterruptedException {
        return loads.closed(CLIENTS, Scenario.LIST.reading(registry, limit));
    }

    private double perCpuSecond(StaticServer nginx, String page, int bytes, int limit)
            throws InterruptedException {
        try (var files = new Registry(BaseUrl.of(nginx.url(page), false))) {
            var loaded =
                    new Loads(loads.sizes(), nginx.tree())
                            .closed(CLIENTS, Scenario.LIST.reading(files, limit));
            figures.add(
                    new Figure(
                            "nginx, one worker, the same %,d bytes".formatted(bytes),
                            Numbers.load(loaded),
                            Numbers.own(loaded),
                            ""));
            return Numbers.perCpuSecond(loaded);
        }
    }

    private void beside(String when, int limit, Loaded loaded, double nginx, String aim) {
        figures.add(
                new Figure(
                        "first page, limit %d, %d clients, %s".formatted(limit, CLIENTS, when),
                        Numbers.load(loaded),
                        "requests per CPU-second beside nginx: ratio "
                                + Numbers.ratio(Numbers.perCpuSecond(loaded) / nginx),
                        "ratio " + aim));
    }
}
