package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code read-models cancel}. */
@Command(
        name = "cancel",
        sortOptions = false,
        header = "Ends the rebuild that is under way.",
        description = {"", "The read model that answers now stays.", ""})
final class CancelCommand implements Callable<Integer> {

    private final Surroundings here;

    @Parameters(paramLabel = "NAME", description = "A read model, as \"listing\".")
    private String name = "";

    @Mixin private final CommonOptions common = new CommonOptions();

    CancelCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var path = Paths.rebuild(name);
        try (var session = new Registries(here).open(common)) {
            var answer = session.management().delete(path).json();
            here.out()
                    .println(
                            common.json()
                                    ? Json.pretty(answer)
                                    : "The rebuild of %s is cancelled; the live one stays."
                                            .formatted(name));
            return ExitCode.FINE;
        }
    }
}
