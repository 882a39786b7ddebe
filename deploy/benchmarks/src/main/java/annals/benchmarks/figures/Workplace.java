package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.process.RegistryProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A directory for one measurement, in which a registry can be started again and again. */
final class Workplace implements AutoCloseable {

    private final List<String> command;
    private final Path directory;

    private Workplace(List<String> command, Path directory) {
        this.command = command;
        this.directory = directory;
    }

    /**
     * Makes one below a directory.
     *
     * @param command starts the registry
     */
    static Workplace below(Path parent, List<String> command) {
        try {
            return new Workplace(command, Files.createTempDirectory(parent, "annals-measure-"));
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
    RegistryProcess start(Map<String, String> settings) {
        return RegistryProcess.start(command, directory, settings);
    }

    @Override
    public void close() {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunFailed("%s cannot be deleted (%s)".formatted(directory, e));
        }
    }
}
