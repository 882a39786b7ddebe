package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code read-models verify}. */
@Command(
        name = "verify",
        sortOptions = false,
        header = "Holds a read model and the log against what the events say.",
        description = {
            "",
            "Reads all events and all rows at one position, while others write, and names every row"
                    + " and",
            "field that is not as the events say, and every event that is not as it was written."
                    + " Exits",
            "with 3 if there is one.",
            ""
        })
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings here;

    @Parameters(paramLabel = "NAME", description = "A read model, as \"listing\".")
    private String name = "";

    @Mixin private final CommonOptions common = new CommonOptions();

    VerifyCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var path = Paths.verification(name);
        try (var session = new Registries(here).open(common)) {
            here.err().println("All events and rows are read; this may take a while.");
            here.err().flush();
            var report = session.management().postPatiently(path).json();
            boolean right =
                    report.path("differing").asLong() == 0 && report.path("damaged").asLong() == 0;
            if (common.json()) {
                here.out().println(Json.pretty(report));
            } else {
                print(report, right);
            }
            return right ? ExitCode.FINE : ExitCode.DIFFERENT;
        }
    }

    private void print(JsonNode report, boolean right) {
        here.out()
                .printf(
                        "%s, generation %s: %s rows, %s events up to position %s, %s s: %s.%n",
                        report.path("readModel").asString(),
                        report.path("generation").asString(),
                        Numbers.of(report.path("rows").asLong()),
                        Numbers.of(report.path("events").asLong()),
                        Numbers.of(report.path("position").asLong()),
                        String.format(Locale.ROOT, "%.1f", report.path("seconds").asDouble()),
                        right ? "all is as the events say" : found(report));
        report.path("damages")
                .forEach(
                        damage ->
                                here.out()
                                        .printf(
                                                "  event %s: %s%n",
                                                damage.path("position").asString(),
                                                damage.path("problem").asString()));
        report.path("differences").forEach(this::print);
    }

    private static String found(JsonNode report) {
        return "%s differences, %s damages of the log"
                .formatted(
                        Numbers.of(report.path("differing").asLong()),
                        Numbers.of(report.path("damaged").asLong()));
    }

    private void print(JsonNode difference) {
        here.out()
                .printf(
                        "  %s %s%s: expected %s, found %s%n",
                        difference.path("server").asString(),
                        difference.path("key").asString(),
                        difference.has("field") ? " " + difference.path("field").asString() : "",
                        difference.path("expected").asString("nothing"),
                        difference.path("found").asString("nothing"));
    }
}
