package annals.benchmarks.jmh;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code jmh}: measures our own code without network and database. */
@Command(
        name = "jmh",
        description =
                "Measures deciding, admission and projecting, without network and database:"
                        + " operations a second of one thread.",
        sortOptions = false)
public final class JmhCommand implements Callable<Integer> {

    private static final int MOST_SECONDS = 60;
    private static final int WARM_UPS = 2;
    private static final int ITERATIONS = 3;

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = "annals.*",
            description = "Only benchmarks whose names match this expression.")
    private String pattern = "";

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of each of five iterations, at most 60 (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new UnusableArgument("--seconds must be 1 to 60, found " + seconds);
        }
        var options =
                new OptionsBuilder()
                        .include(pattern)
                        .forks(1)
                        .threads(1)
                        .warmupIterations(WARM_UPS)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.seconds(seconds))
                        // JMH 1.37 looks at its objects' layout with it
                        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                        .build();
        try {
            new Runner(options).run();
            return 0;
        } catch (RunnerException e) {
            throw new RunFailed("JMH cannot run: " + e.getMessage());
        }
    }
}
