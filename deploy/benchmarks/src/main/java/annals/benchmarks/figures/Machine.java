package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where and when figures were taken.
 *
 * @param load the load average of the last minute, before anything was measured: other people's
 * @param disk the kind of file system that the data lie on
 */
record Machine(
        LocalDate day, int processors, double load, long memoryBytes, String disk, String java) {

    static Machine here(Path data) {
        try {
            return new Machine(
                    LocalDate.now(),
                    Runtime.getRuntime().availableProcessors(),
                    Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]),
                    memory(),
                    Files.getFileStore(data).type(),
                    Runtime.version().toString());
        } catch (IOException e) {
            throw new RunFailed("figures are taken on Linux only (%s)".formatted(e));
        }
    }

    private static long memory() throws IOException {
        var total =
                Files.readAllLines(Path.of("/proc/meminfo")).stream()
                        .filter(line -> line.startsWith("MemTotal:"))
                        .findFirst()
                        .orElse("0");
        return 1024 * Long.parseLong(total.replaceAll("[^0-9]", ""));
    }

    /**
     * What stands above the table.
     *
     * @param revision of the sources; empty when it is not known
     */
    String sentence(String revision) {
        return String.format(
                Locale.ROOT,
                "Taken on %s%s: %d processors for the registry, its PostgreSQL and the load tool,"
                    + " %.0f GB of memory, data on %s, Java %s. Load average before the run: %.1f.",
                day,
                revision.isEmpty() ? "" : " of revision " + revision,
                processors,
                memoryBytes / 1e9,
                disk,
                java,
                load);
    }
}
