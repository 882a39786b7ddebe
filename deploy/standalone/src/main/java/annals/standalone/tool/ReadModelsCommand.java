package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code read-models}: what is told, made from what has happened. */
@Command(
        name = "read-models",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        header = "Lists, rebuilds and verifies what the registry answers from.",
        description = {
            "",
            "Read models are what the registry answers from: the list, the history. All of them are"
                    + " made",
            "from the events, and can be made anew while the registry answers.",
            ""
        },
        commandListHeading = "%nCommands:%n")
final class ReadModelsCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw ToolFailure.unusable(
                "say what to do with read models: list, rebuild, cancel or verify; --help tells"
                        + " more");
    }
}
