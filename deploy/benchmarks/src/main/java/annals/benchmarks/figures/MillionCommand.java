package annals.benchmarks.figures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** {@code million}: what an operator does with a million events, and what readers notice of it. */
@Command(
        name = "million",
        description =
                "Starts a registry of its own on loopback, in a directory of some 10 GB that is"
                    + " deleted afterwards, imports a million entries, rebuilds and verifies the"
                    + " list, restarts, for some half an hour, and prints a table in Markdown.",
        sortOptions = false)
public final class MillionCommand implements Callable<Integer> {

    @Mixin private Taking taking = new Taking();

    @Override
    public Integer call() throws InterruptedException {
        var sizes = taking.isQuick() ? Sizes.QUICK : Sizes.MILLION;
        taking.take(
                "million",
                true,
                workplace -> new MillionMeasurement(workplace, sizes, Taking::tell).run());
        return 0;
    }
}
