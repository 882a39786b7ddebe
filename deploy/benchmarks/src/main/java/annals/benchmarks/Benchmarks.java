package annals.benchmarks;

import annals.benchmarks.data.GenerateCommand;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;
import annals.benchmarks.figures.MeasureCommand;
import annals.benchmarks.hammer.GrowthCommand;
import annals.benchmarks.hammer.HammerCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** What {@code java -jar} calls. */
@Command(
        name = "benchmarks",
        description = "Measures a registry.",
        mixinStandardHelpOptions = true,
        subcommands = {
            HammerCommand.class,
            GrowthCommand.class,
            GenerateCommand.class,
            MeasureCommand.class
        })
final class Benchmarks implements Runnable {

    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public void run() {
        throw new UnusableArgument(
                "say what to do: hammer, growth, generate, … ; --help tells more");
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Benchmarks::told);
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
