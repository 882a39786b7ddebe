package annals.benchmarks.process;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some processes and all that descend from them, as Linux shows them: a registry with the database
 * that it has started, or both, each named by its first process.
 */
public final class ProcessTree {

    private static final Path PROC = Path.of("/proc");

    private final Path proc;
    private final Set<Long> roots;

    ProcessTree(Path proc, Collection<Long> roots) {
        this.proc = proc;
        this.roots = Set.copyOf(roots);
        var known = all();
        for (long root : roots) {
            if (!known.containsKey(root)) {
                throw new UnusableArgument(
                        "there is no process %s, or it cannot be looked at in %s"
                                .formatted(root, proc));
            }
        }
    }

    /** The trees below these. */
    public static ProcessTree of(Collection<Long> roots) {
        return new ProcessTree(PROC, roots);
    }

    /**
     * What all of them have taken of the CPU until now, in seconds. Only the difference of two
     * looks means something. A process that ended in between is counted by its parent.
     */
    public double cpuSeconds() {
        return members().stream().mapToDouble(ProcessTimes::seconds).sum();
    }

    /**
     * What all of them take of the memory, in bytes: pages that several share are counted once
     * ("proportional set size").
     */
    public long memoryBytes() {
        return members().stream().mapToLong(process -> memory(process.pid())).sum();
    }

    /** How many there are. */
    public int size() {
        return members().size();
    }

    private Map<Long, ProcessTimes> all() {
        var known = new HashMap<Long, ProcessTimes>();
        try (var directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var directory : directories) {
                text(directory.resolve("stat"))
                        .map(ProcessTimes::parse)
                        .ifPresent(times -> known.put(times.pid(), times));
            }
            return known;
        } catch (IOException e) {
            throw new RunFailed(
                    "CPU and memory are looked up in %s, which only Linux has (%s)"
                            .formatted(proc, e));
        }
    }

    private Collection<ProcessTimes> members() {
        var known = all();
        var members = new HashSet<>(roots);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var process : known.values()) {
                grows |= members.contains(process.parent()) && members.add(process.pid());
            }
        }
        return known.values().stream().filter(process -> members.contains(process.pid())).toList();
    }

    private long memory(long pid) {
        return text(proc.resolve(Long.toString(pid), "smaps_rollup"))
                .flatMap(text -> text.lines().filter(line -> line.startsWith("Pss:")).findFirst())
                .map(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                .orElse(0L);
    }

    /** Empty when the process has ended. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            // ESRCH, when it ends between open and read
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return Optional.empty();
            }
            throw new RunFailed("%s cannot be read (%s)".formatted(file, e));
        }
    }
}
