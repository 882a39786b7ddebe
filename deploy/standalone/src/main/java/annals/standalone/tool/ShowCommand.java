package annals.standalone.tool;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.Callable;

/** {@code events show}. */
@Command(
        name = "show",
        sortOptions = false,
        header = "Shows the events of a server, or the one at a position.",
        description = {
            "",
            "They are shown as they are stored. Of a server with more than 1,000, the last ones.",
            ""
        })
final class ShowCommand implements Callable<Integer> {

    private final Surroundings here;

    /** Exactly one of them. */
    static final class Which {

        @Option(
                names = "--server",
                paramLabel = "NAME",
                required = true,
                description = "The name of a server, as com.example/weather.")
        private @Nullable String server;

        @Option(
                names = "--position",
                paramLabel = "N",
                required = true,
                description = "The place of an event in the log, from 1 on.")
        private @Nullable Long position;

        String query() {
            var name = server;
            return name == null ? "position=" + position : "server=" + Paths.encoded(name);
        }
    }

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Mixin private final CommonOptions common = new CommonOptions();

    ShowCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        try (var session = new Registries(here).open(common)) {
            var events = session.management().get(Paths.EVENTS + "?" + which.query()).json();
            if (common.json()) {
                here.out().println(Json.pretty(events));
            } else {
                events.forEach(this::print);
            }
            here.out().flush();
            return ExitCode.FINE;
        }
    }

    private void print(JsonNode event) {
        here.out()
                .printf(
                        "%s  %s  %s  %s, event %s of its stream%n",
                        event.path("position").asString(),
                        event.at("/header/time").asString(""),
                        event.at("/header/type").asString(""),
                        event.path("stream").asString(),
                        event.path("sequence").asString());
        Json.pretty(event.path("data")).lines().forEach(line -> here.out().println("  " + line));
        here.out().printf("  leaf %s%n%n", event.path("leaf").asString());
    }
}
