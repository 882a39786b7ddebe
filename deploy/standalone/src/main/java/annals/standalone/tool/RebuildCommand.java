package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.InstantSource;
import java.util.concurrent.Callable;

/** {@code read-models rebuild}. */
@Command(
        name = "rebuild",
        sortOptions = false,
        header = "Makes a read model anew while the old one answers.",
        description = {
            "",
            "It is made from all events, beside the one that answers, and readers switch when it"
                    + " has caught",
            "up. They notice nothing; if it fails, the old one stays. Ctrl-C stops this command,"
                    + " but not the",
            "rebuild of a registry that runs: see \"cancel\".",
            ""
        })
final class RebuildCommand implements Callable<Integer> {

    private static final int HIGHEST_RATE = 1_000_000;

    private final Surroundings here;

    @Parameters(paramLabel = "NAME", description = "A read model, as \"listing\".")
    private String name = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "At most so many events in a second, so that a small machine stays usable;"
                            + " 0, the default: as fast as it goes.")
    private int rate;

    @Option(
            names = "--no-wait",
            description =
                    "Does not wait for the end. Without effect where no registry runs, as the"
                            + " rebuild would end with this command.")
    private boolean noWait;

    @Mixin private final CommonOptions common = new CommonOptions();

    RebuildCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (rate < 0 || rate > HIGHEST_RATE) {
            throw ToolFailure.unusable(
                    "--rate: expected 0 to %d, found %d".formatted(HIGHEST_RATE, rate));
        }
        var path = Paths.rebuild(name) + "?rate=" + rate;
        try (var session = new Registries(here).open(common)) {
            var requested = session.management().post(path).json();
            if (noWait && session.own().isEmpty()) {
                here.out()
                        .println(
                                common.json()
                                        ? Json.pretty(requested)
                                        : name
                                                + " is being rebuilt; \"read-models list\" tells"
                                                + " how far it is");
                return ExitCode.FINE;
            }
            var progress = new ProgressLine(here.err(), here.terminal(), InstantSource.system());
            return told(new RebuildWatch(session.management(), name, progress).await());
        }
    }

    private int told(RebuildShown rebuild) {
        if (common.json()) {
            here.out().println(Json.pretty(rebuild.json()));
        } else if (rebuild.isDone()) {
            here.out()
                    .printf(
                            "%s is rebuilt: generation %s is live, %s.%n",
                            name,
                            rebuild.json().path("generation").asString(),
                            rebuild.differing()
                                    .map(RebuildCommand::differing)
                                    .orElse("too many rows to count differ from before"));
        }
        if (rebuild.isDone()) {
            return ExitCode.FINE;
        }
        throw ToolFailure.failed(
                rebuild.step().equals("cancelled")
                        ? "the rebuild of %s was cancelled; the live one stays".formatted(name)
                        : "the rebuild of %s has failed; the live one stays: %s"
                                .formatted(name, rebuild.problem()));
    }

    private static String differing(long rows) {
        return rows == 0
                ? "and no row differs from before"
                : "and %s rows differ from before".formatted(Numbers.of(rows));
    }
}
