package annals.benchmarks.figures;

import annals.benchmarks.failure.UnusableArgument;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code measure}: starts a registry of its own, takes all figures, writes the table. */
@Command(
        name = "measure",
        description =
                "Starts a registry of its own on loopback, in a directory that is deleted"
                        + " afterwards, measures it for some eight minutes and prints a table in"
                        + " Markdown.",
        sortOptions = false)
public final class MeasureCommand implements Callable<Integer> {

    @Option(
            names = "--start",
            paramLabel = "WORD",
            required = true,
            description =
                    "Starts the registry: a program, and its arguments each with --start again.")
    private List<String> start = List.of();

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of();

    @Option(
            names = "--quick",
            description = "Tries everything with small counts; the figures mean nothing.")
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
                    "Where the data are put; figures are those of its disk (default:"
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
        if (target != null && (quick || !only.isEmpty())) {
            throw new UnusableArgument(
                    "--document takes the figures of a whole run only, without --quick and --only");
        }
        var section = target == null ? null : MarkedSection.in(target, "measure");
        Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        try (var workplace = Workplace.below(directory, start)) {
            var machine = Machine.here(workplace.directory());
            var sizes = quick ? Sizes.QUICK : Sizes.FULL;
            var figures =
                    new Measurement(
                                    workplace,
                                    sizes,
                                    parts,
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
