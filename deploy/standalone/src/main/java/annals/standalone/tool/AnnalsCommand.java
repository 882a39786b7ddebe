package annals.standalone.tool;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The tool as a whole. */
@Command(
        name = "annals",
        sortOptions = false,
        versionProvider = AnnalsCommand.OfJar.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "The operator's tool of Annals.",
        description = {
            "",
            "Operates a registry. \"annals\" stands for deploy/standalone/run, or for",
            "java -jar registry-standalone-…-exec.jar; without a command they start the registry.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Each command has its own --help, and --json for scripts.",
            "",
            "Commands go to the registry whose management port --url names, else to the one at",
            "MCP_REGISTRY_MANAGEMENT_ADDRESS (127.0.0.1:8081). If none runs there, one is started"
                    + " for",
            "as long as the command takes, on free ports of 127.0.0.1, with the data that",
            "MCP_REGISTRY_DATA_DIR and MCP_REGISTRY_DATABASE_URL name.",
            "",
            "Exit codes: 0 fine, 1 failed, 2 not a command, 3 a verification found differences or",
            "damage. Results go to standard output, all else to standard error.",
            "",
            "Examples:",
            "  annals doctor",
            "  annals read-models rebuild listing --rate 5000",
            "  annals read-models verify listing || echo \"ask for help\"",
            "  token=$(annals token --publish 'com.example/*' --minutes 10)",
            "  annals import https://registry.modelcontextprotocol.io/v0.1/servers"
        })
final class AnnalsCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Says which version of Annals this is.")
    private boolean version;

    /** What the jar says of itself; classes that were compiled only say nothing. */
    static final class OfJar implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = AnnalsCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Annals " + (version == null ? "(not packaged)" : version)};
        }
    }

    @Override
    public void run() {
        throw ToolFailure.unusable(
                "say what to do: read-models, events, token, import or doctor; --help tells more");
    }
}
