package annals.benchmarks.figures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code measure}: starts a registry of its own, takes all figures, writes the table. */
@Command(
        name = "measure",
        description =
                "Starts a registry of its own on loopback, in a directory that is deleted"
                        + " afterwards, measures it for some eleven minutes and prints a table in"
                        + " Markdown.",
        sortOptions = false)
public final class MeasureCommand implements Callable<Integer> {

    @Mixin private Taking taking = new Taking();

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        var sizes = taking.isQuick() ? Sizes.QUICK : Sizes.FULL;
        taking.take(
                "measure",
                only.isEmpty(),
                workplace -> new Measurement(workplace, sizes, parts, Taking::tell).run());
        return 0;
    }
}
