package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.BaseUrl;
import annals.benchmarks.hammer.Registry;
import annals.benchmarks.process.RegistryProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A directory for one measurement, in which a registry can be started again and again. */
final class Workplace implements AutoCloseable {

    private final List<String> command;
    private final Path directory;

    /** So that Ctrl-C leaves nothing behind. */
    private final Thread cleaner = new Thread(this::clear);

    private Optional<RegistryProcess> running = Optional.empty();

    private Workplace(List<String> command, Path directory) {
        this.command = List.copyOf(command);
        this.directory = directory;
    }

    /**
     * Makes one below a directory.
     *
     * @param command starts the registry
     */
    static Workplace below(Path parent, List<String> command) {
        try {
            var directory = Files.createTempDirectory(parent, "annals-measure-");
            var workplace = new Workplace(command, directory);
            Runtime.getRuntime().addShutdownHook(workplace.cleaner);
            return workplace;
        } catch (IOException e) {
            throw new RunFailed("no directory can be made in %s (%s)".formatted(parent, e));
        }
    }

    Path directory() {
        return directory;
    }

    /** The registry's own. */
    Path data() {
        return directory.resolve("data");
    }

    /** Starts the registry on the data that are there. */
    private synchronized RegistryProcess start(Map<String, String> settings) {
        var process = RegistryProcess.start(command, directory, settings);
        running = Optional.of(process);
        return process;
    }

    /** What is done with a registry that answers. */
    @FunctionalInterface
    interface Step {

        /**
         * Does it.
         *
         * @param start how long the registry took to its first page
         */
        void take(RegistryProcess process, Registry registry, Duration start)
                throws InterruptedException;
    }

    /** Starts the registry on the data that are there, waits until it answers, and ends it. */
    void with(Map<String, String> settings, Step step) throws InterruptedException {
        try (var process = start(settings);
                var registry = new Registry(BaseUrl.of(process.url(), false))) {
            step.take(process, registry, Waiting.forFirstPage(process, registry));
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(cleaner);
        clear();
    }

    private synchronized void clear() {
        running.ifPresent(RegistryProcess::close);
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunFailed("%s cannot be deleted (%s)".formatted(directory, e));
        }
    }
}
