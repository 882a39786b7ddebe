package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import tools.jackson.databind.JsonNode;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** {@code import}. */
@Command(
        name = "import",
        sortOptions = false,
        header = "Imports from a file or from another registry.",
        description = {
            "",
            "As MCP_REGISTRY_SEED_FROM does at start: what is there already is left and counted,"
                    + " and an",
            "import that was stopped goes on where it was. Ctrl-C stops this command, but not the"
                    + " import of",
            "a registry that runs.",
            ""
        })
final class ImportCommand implements Callable<Integer> {

    private static final Pattern URL = Pattern.compile("(?i)(https?|file):.*");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Surroundings here;

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "A file of JSON lines, of a JSON array or of a list page, plain or gzip, which"
                            + " the registry must be able to read; a URL of one; or the list of"
                            + " another registry, as https://…/v0.1/servers.")
    private String source = "";

    @Mixin private final CommonOptions common = new CommonOptions();

    ImportCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        var wish = Map.of("source", absolute());
        try (var session = new Registries(here).open(common)) {
            var management = session.management();
            var begun = management.post(Paths.IMPORTS, wish).json();
            return told(end(management, begun));
        }
    }

    /** The registry has another working directory. */
    private String absolute() {
        try {
            return URL.matcher(source).matches()
                    ? source
                    : Path.of(source).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw ToolFailure.unusable(
                    "SOURCE: expected a path or a URL (%s)".formatted(e.getReason()));
        }
    }

    private JsonNode end(Management management, JsonNode begun) {
        var progress = new ProgressLine(here.err(), here.terminal(), InstantSource.system());
        try {
            for (var status = begun; ; status = management.get(Paths.IMPORTS).json()) {
                if (!status.path("number").equals(begun.path("number"))) {
                    throw ToolFailure.failed(
                            "another import has begun since; the log of the registry tells how"
                                    + " this one has ended");
                }
                if (!status.path("state").asString("").equals("RUNNING")) {
                    return status;
                }
                progress.show("import", status.path("share").asDouble(-1), figures(status));
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ToolFailure.failed("interrupted; the import goes on where the registry runs");
        } finally {
            progress.end();
        }
    }

    private static long entries(JsonNode status) {
        return status.path("imported").asLong()
                + status.path("alreadyThere").asLong()
                + status.path("refused").asLong();
    }

    private static double seconds(JsonNode status) {
        return Duration.between(
                                Instant.parse(status.path("startedAt").asString()),
                                Instant.parse(status.path("movedAt").asString()))
                        .toMillis()
                / 1_000.0;
    }

    private static String figures(JsonNode status) {
        long entries = entries(status);
        return "%s entries, %s/s"
                .formatted(
                        Numbers.of(entries),
                        Numbers.of(Math.round(entries / Math.max(0.001, seconds(status)))));
    }

    private int told(JsonNode status) {
        if (common.json()) {
            here.out().println(Json.pretty(status));
        } else {
            status.path("refusals")
                    .forEach(
                            refusal ->
                                    here.err()
                                            .printf(
                                                    "refused: %s: %s%n",
                                                    refusal.path("entry").asString(),
                                                    refusal.path("reason").asString()));
            if (entries(status) > 0 || isDone(status)) {
                print(status);
            }
        }
        here.out().flush();
        if (isDone(status)) {
            return ExitCode.FINE;
        }
        throw ToolFailure.failed(
                status.path("problem").asString("the import has not come to its end"));
    }

    private static boolean isDone(JsonNode status) {
        return status.path("state").asString("").equals("DONE");
    }

    private void print(JsonNode status) {
        here.out()
                .printf(
                        "%s: %s imported, %s already there, %s refused.%n",
                        status.path("source").asString(),
                        Numbers.of(status.path("imported").asLong()),
                        Numbers.of(status.path("alreadyThere").asLong()),
                        Numbers.of(status.path("refused").asLong()));
    }
}
