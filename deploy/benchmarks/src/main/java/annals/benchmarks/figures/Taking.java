package annals.benchmarks.figures;

import annals.benchmarks.failure.UnusableArgument;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** What all commands that take figures have in common: where, of what, and for whom. */
final class Taking {

    @Option(
            names = "--start",
            paramLabel = "WORD",
            required = true,
            description =
                    "Starts the registry: a program, and its arguments each with --start again.")
    private List<String> start = List.of();

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

    /** Takes figures in a directory that is deleted afterwards. */
    @FunctionalInterface
    interface Measuring {

        Figures in(Workplace workplace) throws InterruptedException;
    }

    boolean isQuick() {
        return quick;
    }

    /** Says what comes next. */
    static void tell(String step) {
        System.err.println("measuring: " + step);
    }

    /**
     * Takes the figures, prints the table and writes it where that is wished.
     *
     * @param writer the command, as the document's comments name it
     * @param isWhole whether this is all that the document is to have
     */
    void take(String writer, boolean isWhole, Measuring measuring) throws InterruptedException {
        var target = document;
        if (target != null && (quick || !isWhole)) {
            throw new UnusableArgument(
                    "--document takes the figures of a whole run only, without --quick and --only");
        }
        var section = target == null ? null : MarkedSection.in(target, writer);
        try (var workplace = Workplace.below(directory, start)) {
            var machine = Machine.here(workplace.directory());
            var figures = measuring.in(workplace);
            var text = machine.sentence(revision) + "\n\n" + figures.markdown();
            System.out.print(text);
            if (section != null) {
                section.replace(text);
            }
        }
    }
}
