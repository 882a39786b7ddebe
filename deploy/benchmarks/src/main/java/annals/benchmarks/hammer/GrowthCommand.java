package annals.benchmarks.hammer;

import annals.benchmarks.failure.UnusableArgument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code growth}: what a publish costs when a server has many versions. */
@Command(
        name = "growth",
        description =
                "Publishes in turns to a server with many versions and to one with few, and tells"
                        + " the ratio of the medians.",
        sortOptions = false)
public final class GrowthCommand implements Callable<Integer> {

    @Mixin private TargetOptions target = new TargetOptions();
    @Mixin private TokenOptions publishing = new TokenOptions();

    @Option(
            names = "--large",
            paramLabel = "NAME",
            required = true,
            description = "The server with many versions; it must be there.")
    private String large = "";

    @Option(
            names = "--small",
            paramLabel = "NAME",
            required = true,
            description = "The server with few.")
    private String small = "";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "40",
            description = "Publishes to each, at most 500 (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || rounds > Growth.MOST_ROUNDS) {
            throw new UnusableArgument("--rounds must be 1 to 500, found " + rounds);
        }
        try (var registry = new Registry(target.baseUrl())) {
            var growth = new Growth(registry, publishing.tokens(registry), large, small);
            var compared = growth.compare(rounds);
            System.out.printf(
                    Locale.ROOT,
                    "publish to %s: %.2f ms, to %s: %.2f ms, ratio %.2f (medians of %d)%n",
                    large,
                    compared.largeMs(),
                    small,
                    compared.smallMs(),
                    compared.ratio(),
                    rounds);
            return 0;
        }
    }
}
