package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code events}: what has happened. */
@Command(
        name = "events",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        header = "Shows what has happened.",
        description = {"", "Events are what has happened; everything else is made from them.", ""},
        commandListHeading = "%nCommands:%n")
final class EventsCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Override
    public void run() {
        throw ToolFailure.unusable("say what to do with events: show; --help tells more");
    }
}
