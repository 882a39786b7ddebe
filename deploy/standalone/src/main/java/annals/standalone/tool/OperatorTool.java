package annals.standalone.tool;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The operator's tool as a program: a command line goes in, an exit code comes out. */
public final class OperatorTool {

    private static final int HELP_WIDTH = 100;

    /** Options that are answered by the tool, without a command. */
    private static final Set<String> ASKED = Set.of("--help", "--version");

    private OperatorTool() {}

    /**
     * Whether these are arguments of the tool. Arguments that all look like {@code --x=y} or {@code
     * --x} are settings of a registry that is to be started.
     */
    public static boolean isMeantBy(String... arguments) {
        return Arrays.stream(arguments)
                .anyMatch(each -> !each.startsWith("--") || ASKED.contains(each));
    }

    /**
     * Does what the arguments say.
     *
     * @param start how a registry is started where none runs
     * @return 0 fine, 1 failed, 2 no command, 3 a verification found differences
     */
    public static int run(String[] arguments, PrivateStart start) {
        // numbers are written the same everywhere
        Locale.setDefault(Locale.ROOT);
        return run(arguments, Surroundings.here(start));
    }

    static int run(String[] arguments, Surroundings here) {
        return commandLine(here).execute(arguments);
    }

    private static CommandLine commandLine(Surroundings here) {
        var readModels =
                new CommandLine(new ReadModelsCommand())
                        .addSubcommand(new ListCommand(here))
                        .addSubcommand(new RebuildCommand(here))
                        .addSubcommand(new CancelCommand(here))
                        .addSubcommand(new VerifyCommand(here));
        var events = new CommandLine(new EventsCommand()).addSubcommand(new ShowCommand(here));
        return new CommandLine(new AnnalsCommand())
                .addSubcommand(readModels)
                .addSubcommand(events)
                .addSubcommand(new TokenCommand(here))
                .addSubcommand(new ImportCommand(here))
                .addSubcommand(new DoctorCommand(here))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setOut(here.out())
                .setErr(here.err())
                .setParameterExceptionHandler(OperatorTool::misread)
                .setExecutionExceptionHandler(OperatorTool::told);
    }

    /** A sentence is read, a page of usage is not. */
    private static int misread(ParameterException failure, String... arguments) {
        var command = failure.getCommandLine();
        var sentence = String.valueOf(failure.getMessage()).replaceFirst("^Error: ", "");
        command.getErr().println(sentence + "; --help tells more");
        return ExitCode.USAGE;
    }

    /** What the operator can do something about is told in one sentence. */
    private static int told(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        if (failure instanceof ToolFailure told) {
            command.getErr().println(told.getMessage());
            return told.exitCode();
        }
        throw failure;
    }
}
