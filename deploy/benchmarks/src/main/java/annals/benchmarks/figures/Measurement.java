package annals.benchmarks.figures;

import annals.benchmarks.database.EmbeddedServer;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes all figures, one part after the other, on one registry that is started several times. */
final class Measurement {

    /** After a start, until what runs beside the first request has ended. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(2);

    private final Workplace workplace;
    private final Sizes sizes;
    private final Set<Part> parts;
    private final Consumer<String> progress;
    private final Figures figures = new Figures();
    private final StartFigures starting = new StartFigures(figures);
    private final GrowthFigures growing;

    /**
     * Prepares one.
     *
     * @param parts what is wanted; the rest is left out
     * @param progress is told what comes next
     */
    Measurement(Workplace workplace, Sizes sizes, Set<Part> parts, Consumer<String> progress) {
        this.workplace = workplace;
        this.sizes = sizes;
        this.parts = Set.copyOf(parts);
        this.progress = progress;
        growing = new GrowthFigures(figures, sizes);
    }

    /** Takes them. */
    Figures run() throws InterruptedException {
        firstStart();
        underLoad();
        restarts();
        costs();
        return figures;
    }

    private void firstStart() throws InterruptedException {
        if (!parts.contains(Part.START)) {
            return;
        }
        progress.accept("first start");
        workplace.with(
                Map.of(),
                (process, _, start) -> {
                    starting.first(start);
                    TimeUnit.MILLISECONDS.sleep(TO_SETTLE.toMillis());
                    starting.memory("after the start", process.tree());
                });
    }

    private void underLoad() throws InterruptedException {
        if (parts.equals(Set.of(Part.START))) {
            return;
        }
        progress.accept("import");
        var importing = new ImportFigures(figures, sizes);
        var file = importing.generate(workplace.directory());
        workplace.with(
                Map.of("MCP_REGISTRY_SEED_FROM", file.toString()),
                (process, registry, _) -> {
                    importing.await(process, registry, parts.contains(Part.IMPORT));
                    load(process, registry);
                });
    }

    private void load(RegistryProcess process, Registry registry) throws InterruptedException {
        var loads = new Loads(sizes, process.tree());
        if (parts.contains(Part.PUBLISH)) {
            progress.accept("publishing");
            new PublishFigures(figures, loads)
                    .measure(registry, EmbeddedServer.in(workplace.data()));
        }
        if (parts.contains(Part.READ)) {
            progress.accept("reading pages beside nginx");
            new PageFigures(figures, loads).measure(registry, workplace.directory());
            progress.accept("reading");
            new ReadFigures(figures, loads).measure(registry);
        }
        if (parts.contains(Part.PAST)) {
            progress.accept("reading pages of the past beside those of now");
            new PastFigures(figures, sizes).measure(registry);
        }
        if (parts.contains(Part.FEED)) {
            progress.accept("following and replaying the feed");
            new FeedFigures(figures, sizes)
                    .measure(registry, EmbeddedServer.in(workplace.data()), process.tree());
        }
        if (parts.contains(Part.SNAPSHOT)) {
            progress.accept("whole copies by the snapshot and by pages");
            new SnapshotFigures(figures).measure(registry, EmbeddedServer.in(workplace.data()));
        }
        if (parts.contains(Part.GROWTH)) {
            progress.accept("publishing to servers of many and of few versions");
            growing.warm(registry);
        }
        if (parts.contains(Part.START)) {
            starting.memory("after all loads", process.tree());
        }
    }

    private void restarts() throws InterruptedException {
        if (!parts.contains(Part.START) && !parts.contains(Part.GROWTH)) {
            return;
        }
        var starts = new ArrayList<Duration>();
        for (int number = 1; number <= sizes.restarts(); number++) {
            progress.accept("restart %d of %d".formatted(number, sizes.restarts()));
            workplace.with(
                    Map.of(),
                    (_, registry, start) -> {
                        starts.add(start);
                        if (parts.contains(Part.GROWTH)) {
                            growing.firstAfterRestart(registry);
                        }
                    });
        }
        if (parts.contains(Part.GROWTH)) {
            growing.finish();
        }
        if (parts.contains(Part.START)) {
            starting.later(starts);
        }
    }

    /** The last of all, since the past has holes afterwards. */
    private void costs() throws InterruptedException {
        if (!parts.contains(Part.COST)) {
            return;
        }
        workplace.with(
                Map.of(),
                (process, registry, _) -> {
                    var database = EmbeddedServer.in(workplace.data());
                    var caughtUp = new CaughtUp(process, database);
                    caughtUp.await();
                    progress.accept("what history and past take on disk");
                    new DiskFigures(figures).measure(database);
                    progress.accept("publishing with and without history and past");
                    new CostFigures(figures, new Loads(sizes, process.tree()), caughtUp)
                            .measure(registry, database);
                });
    }
}
