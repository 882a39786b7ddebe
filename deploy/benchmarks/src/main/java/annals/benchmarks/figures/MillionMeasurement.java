package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/** Takes the figures of a large registry, one after the other. */
final class MillionMeasurement {

    private final Workplace workplace;
    private final Sizes sizes;
    private final Consumer<String> progress;
    private final Figures figures = new Figures();

    MillionMeasurement(Workplace workplace, Sizes sizes, Consumer<String> progress) {
        this.workplace = workplace;
        this.sizes = sizes;
        this.progress = progress;
    }

    Figures run() throws InterruptedException {
        progress.accept("import");
        var importing = new ImportFigures(figures, sizes);
        var file = importing.generate(workplace.directory());
        workplace.with(
                Map.of("MCP_REGISTRY_SEED_FROM", file.toString()),
                (process, registry, _) -> importing.await(process, registry, true));
        delete(file);
        workplace.with(Map.of(), (process, registry, _) -> operate(process, registry));
        restarts();
        return figures;
    }

    private void operate(RegistryProcess process, Registry registry) throws InterruptedException {
        var starting = new StartFigures(figures);
        starting.memory("after a start on all that", process.tree());
        var rebuilding = new RebuildFigures(figures, new Operations(process), process.tree());
        progress.accept("reading while the list is rebuilt slowly, and while it is not");
        rebuilding.readMeanwhile(new Loads(sizes, process.tree()), registry);
        progress.accept("rebuilding");
        rebuilding.beside(EmbeddedServer.in(workplace.data()));
        progress.accept("verifying");
        rebuilding.verify();
        starting.memory("after all that", process.tree());
    }

    private void restarts() throws InterruptedException {
        var starts = new ArrayList<Duration>();
        for (int number = 1; number <= sizes.restarts(); number++) {
            progress.accept("restart %d of %d".formatted(number, sizes.restarts()));
            workplace.with(Map.of(), (_, _, start) -> starts.add(start));
        }
        new StartFigures(figures).later(starts);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new RunFailed("%s cannot be deleted (%s)".formatted(file, e));
        }
    }
}
