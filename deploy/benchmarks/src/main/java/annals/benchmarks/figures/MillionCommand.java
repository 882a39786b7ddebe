package annals.benchmarks.figures;

import annals.benchmarks.failure.UnusableArgument;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code million}: what an operator does with a million events, and what readers notice of it. */
@Command(
        name = "million",
        description =
                "Starts a registry of its own on loopback, in a directory that is deleted"
                        + " afterwards, imports a million entries, rebuilds and verifies the list,"
                        + " restarts, for some half an hour, and prints a table in Markdown.",
        sortOptions = false)
public final class MillionCommand implements Callable<Integer> {

    @Option(
            names = "--start",
            paramLabel = "WORD",
            required = true,
            description =
                    "Starts the registry: a program, and its arguments each with --start again.")
    private List<String> start = List.of();

    @Option(
            names = "--quick",
            description = "Tries everything with few entries; the figures mean nothing.")
    private boolean quick;

    /** Absent when the table is only printed. */
    @Option(
            names = "--document",
            paramLabel = "FILE",
            description = "Writes the table into this document, between its two comments.")
    private @Nullable Path document;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            defaultValue = "${sys:java.io.tmpdir}",
            description =
                    "Where the data are put, some 10 GB; figures are those of its disk (default:"
                            + " ${DEFAULT-VALUE}).")
    private Path directory = Path.of("");

    @Option(
            names = "--revision",
            paramLabel = "TEXT",
            description = "Which revision of the sources is measured, as the table will say.")
    private String revision = "";

    @Override
    public Integer call() throws InterruptedException {
        var target = document;
        if (target != null && quick) {
            throw new UnusableArgument("--document takes the figures of a whole run only");
        }
        var section = target == null ? null : MarkedSection.in(target, "million");
        try (var workplace = Workplace.below(directory, start)) {
            var machine = Machine.here(workplace.directory());
            var sizes = quick ? Sizes.QUICK : Sizes.MILLION;
            var figures =
                    new MillionMeasurement(
                                    workplace,
                                    sizes,
                                    step -> System.err.println("measuring: " + step))
                            .run();
            var text = machine.sentence(revision) + "\n\n" + figures.markdown();
            System.out.print(text);
            if (section != null) {
                section.replace(text);
            }
        }
        return 0;
    }
}
