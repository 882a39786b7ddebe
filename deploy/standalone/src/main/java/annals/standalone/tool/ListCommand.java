package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Callable;

/** {@code read-models list}. */
@Command(
        name = "list",
        sortOptions = false,
        header = "Lists the read models and how far each has come.",
        description = {
            "",
            "Up to which event each has come, how many events it is behind, and how its last"
                    + " rebuild",
            "stands.",
            ""
        })
final class ListCommand implements Callable<Integer> {

    private final Surroundings here;

    @Mixin private final CommonOptions common = new CommonOptions();

    ListCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        try (var session = new Registries(here).open(common)) {
            var models = session.management().get(Paths.READ_MODELS).json();
            here.out().print(common.json() ? Json.pretty(models) + "\n" : table(models));
            here.out().flush();
            return ExitCode.FINE;
        }
    }

    private static String table(JsonNode models) {
        var table = new Table("NAME", "GENERATION", "POSITION", "BEHIND", "LAST REBUILD");
        for (var model : models) {
            table.row(
                    model.path("name").asString(),
                    model.path("generation").asString(),
                    Numbers.of(model.path("position").asLong()),
                    behind(model),
                    RebuildShown.of(model).map(RebuildShown::line).orElse("never"));
        }
        return table.text();
    }

    private static String behind(JsonNode model) {
        long events = model.path("lagEvents").asLong();
        return events == 0
                ? "0"
                : "%s events, %s"
                        .formatted(
                                Numbers.of(events),
                                Numbers.duration(Math.round(model.path("lagSeconds").asDouble())));
    }
}
