package annals.benchmarks;

import annals.benchmarks.data.GenerateCommand;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.figures.MeasureCommand;
import annals.benchmarks.figures.MillionCommand;
import annals.benchmarks.hammer.GrowthCommand;
import annals.benchmarks.hammer.HammerCommand;
import annals.benchmarks.jmh.JmhCommand;
import annals.benchmarks.updates.UpdatesCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

import java.util.Locale;

/** What {@code java -jar} calls. */
@Command(
        name = "benchmarks",
        description = "Measures a registry.",
        sortOptions = false,
        subcommands = {
            MeasureCommand.class,
            MillionCommand.class,
            HammerCommand.class,
            GrowthCommand.class,
            UpdatesCommand.class,
            GenerateCommand.class,
            JmhCommand.class
        })
final class Benchmarks implements Runnable {

    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this.")
    private boolean help;

    public static void main(String[] arguments) {
        // numbers are written the same everywhere
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public void run() {
        throw new UnusableArgument(
                "say what to do: measure, million, hammer, growth, updates, generate or jmh; --help"
                        + " tells more");
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Benchmarks::misread)
                .setExecutionExceptionHandler(Benchmarks::told);
    }

    /** A sentence is read, a page of usage is not. */
    private static int misread(ParameterException failure, String... arguments) {
        var command = failure.getCommandLine();
        command.getErr().println(failure.getMessage() + "; --help tells more");
        return UNUSABLE;
    }

    /** What the user can do something about is told in one sentence. */
    private static int told(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        return switch (failure) {
            case UnusableArgument unusable -> told(unusable, command, UNUSABLE);
            case RunFailed failed -> told(failed, command, FAILED);
            default -> throw failure;
        };
    }

    private static int told(Exception failure, CommandLine command, int code) {
        command.getErr().println(failure.getMessage());
        return code;
    }
}
