package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.process.RegistryProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    synchronized RegistryProcess start(Map<String, String> settings) {
        var process = RegistryProcess.start(command, directory, settings);
        running = Optional.of(process);
        return process;
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
