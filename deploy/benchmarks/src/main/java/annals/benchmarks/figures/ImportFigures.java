package annals.benchmarks.figures;

import annals.benchmarks.data.GenerateCommand;
import annals.benchmarks.data.MadeHistory;
import annals.benchmarks.data.MadeHistory.Extra;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The import of a made-up registry. */
final class ImportFigures {

    private static final long SEED = 1;

    /** Of an import that one would wait for. */
    private static final int LEAST_PER_SECOND = 300;

    /** What the registry's console says at the end of an import. */
    private static final Pattern DONE =
            Pattern.compile(
                    "Import from .* is done: [\\d,]+ entries in ([\\d.]+) s \\(([\\d,]+)/s\\):"
                            + " ([\\d,]+) imported, [\\d,]+ already there, ([\\d,]+) refused");

    private final Figures figures;
    private final Sizes sizes;

    ImportFigures(Figures figures, Sizes sizes) {
        this.figures = figures;
        this.sizes = sizes;
    }

    /** Makes the file. */
    Path generate(Path directory) {
        var file = directory.resolve("made-up-registry.jsonl");
        var extras =
                List.of(
                        new Extra(GrowthFigures.LARGE, sizes.large()),
                        new Extra(GrowthFigures.SMALL, sizes.small()));
        GenerateCommand.write(MadeHistory.of(SEED, sizes.entries(), extras), file);
        return file;
    }

    /** Waits until everything is imported and listed. */
    void await(RegistryProcess process, Registry registry, boolean wanted)
            throws InterruptedException {
        int all = sizes.entries() + sizes.large() + sizes.small();
        var patience = Duration.ofSeconds(60 + all / LEAST_PER_SECOND);
        Waiting.forThat(
                process,
                () -> end(process).isPresent(),
                patience,
                "an import within " + patience.toSeconds() + " s");
        long said = System.nanoTime();
        var end = end(process).orElseThrow();
        if (end.imported() != all || end.refused() != 0) {
            throw new RunFailed(
                    "%s entries were to be imported, but %s were, and %s were refused"
                            .formatted(all, end.imported(), end.refused()));
        }
        Waiting.forThat(
                process,
                () -> registry.get("/v0.1/servers?limit=1").position() >= all,
                patience,
                "a list of all that was imported");
        if (!wanted) {
            return;
        }
        figures.add(
                new Figure(
                        "import of %,d entries from a file".formatted(all),
                        Numbers.rate(end.perSecond()),
                        "all listed %s after the last one was imported"
                                .formatted(Numbers.ms((System.nanoTime() - said) / 1e6)),
                        "1,000/s"));
    }

    private record End(double perSecond, int imported, int refused) {}

    private static Optional<End> end(RegistryProcess process) {
        return process.console().stream()
                .map(DONE::matcher)
                .filter(Matcher::find)
                .map(
                        found ->
                                new End(
                                        number(found.group(2)),
                                        number(found.group(3)),
                                        number(found.group(4))))
                .findFirst();
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }
}
