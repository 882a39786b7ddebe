package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.load.Pace;
import annals.benchmarks.load.Work;
import annals.benchmarks.process.ProcessTree;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code hammer}: loads any registry over HTTP. */
@Command(
        name = "hammer",
        description = "Loads a registry over HTTP and tells how long it took to answer.",
        sortOptions = false)
public final class HammerCommand implements Callable<Integer> {

    private static final int MOST_ENTRIES = 100;

    @Parameters(
            paramLabel = "SCENARIO",
            description = {
                "list: the first page; deep: page after page; detail, latest: one version each;"
                    + " search; publish: a new version each time; copy: the whole list, once for"
                    + " each client."
            })
    private Scenario scenario = Scenario.LIST;

    @Mixin private TargetOptions target = new TargetOptions();
    @Mixin private LoadOptions load = new LoadOptions();
    @Mixin private TokenOptions publishing = new TokenOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "30",
            description = "Entries a page, 1 to 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(
            names = "--at",
            paramLabel = "PERCENT",
            description = "With deep: always the one page that stands behind so much of the list.")
    private double at = Double.NaN;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            split = ",",
            description =
                    "Tells the CPU that these processes take, and all that descend from them. A"
                            + " database that is no child of the registry must be named too.")
    private List<Long> pids = List.of();

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var url = target.baseUrl();
        var pace = load.pace();
        var hammer = new Hammer(pace, load.bounds());
        var server = pids.isEmpty() ? null : ProcessTree.of(pids);
        try (var registry = new Registry(url)) {
            var loaded = hammer.run(work(registry), server);
            var report =
                    new HammerReport(
                            scenario.name().toLowerCase(Locale.ROOT),
                            url.uri().toString(),
                            inWords(pace),
                            loaded.measured(),
                            loaded.serverCpu(),
                            loaded.toolCpu());
            System.out.print(json ? report.json() + "\n" : report.table());
            return loaded.measured().failed() == 0 ? 0 : 1;
        }
    }

    private Work work(Registry registry) throws InterruptedException {
        if (limit < 1 || limit > MOST_ENTRIES) {
            throw new UnusableArgument("--limit must be 1 to 100, found " + limit);
        }
        if (scenario == Scenario.PUBLISH) {
            return new Publishing(
                    registry,
                    publishing.tokens(registry),
                    publishing.namespace(),
                    Publishing.freshRun());
        }
        if (Double.isNaN(at)) {
            return scenario.reading(registry, limit);
        }
        if (scenario != Scenario.DEEP || !(at >= 0 && at < 100)) {
            throw new UnusableArgument(
                    "--at goes with deep only and must be 0 to below 100, found " + at);
        }
        return new Reading(registry, List.of(DeepPage.path(registry, limit, at)));
    }

    private static String inWords(Pace pace) {
        return switch (pace) {
            case Pace.Closed(int clients) -> "%d clients, one after the other".formatted(clients);
            case Pace.Open(double perSecond, int clients) ->
                    "%s a second by at most %d clients".formatted(perSecond, clients);
        };
    }
}
