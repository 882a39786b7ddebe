package annals.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which processes of PostgreSQL work on a cluster now, whoever started them. A process counts only
 * if it is PostgreSQL and works in that very directory: the id in {@code postmaster.pid} may long
 * belong to another.
 */
final class RunningServers {

    private static final Path PROC = Path.of("/proc");

    private final Path cluster;

    /**
     * @param cluster may be missing
     */
    RunningServers(Path cluster) {
        this.cluster = real(cluster);
    }

    /** The server's first process, by {@code postmaster.pid}. */
    Optional<ProcessHandle> postmaster() {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst()
                    .filter(line -> line.strip().matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(this::worksHere);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** All of them; where the system does not tell what others do, the first one. */
    List<ProcessHandle> all() {
        return Files.isDirectory(PROC)
                ? ProcessHandle.allProcesses().filter(this::worksHere).toList()
                : postmaster().stream().toList();
    }

    Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private boolean worksHere(ProcessHandle process) {
        var proc = PROC.resolve(Long.toString(process.pid()));
        try {
            // every process of a server stays in its cluster's directory
            return Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster)
                    && isServer(Files.readSymbolicLink(proc.resolve("exe")));
        } catch (IOException _) {
            return isCalledFor(process);
        }
    }

    /** Where links cannot be read (macOS, a server of another user): by its command line. */
    private boolean isCalledFor(ProcessHandle process) {
        var arguments = process.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains(cluster.toString())
                && process.info()
                        .commandLine()
                        .filter(line -> line.contains("postgres"))
                        .isPresent();
    }

    private static boolean isServer(Path program) {
        var name = program.getFileName().toString();
        // what Linux says of a program whose file is gone
        return name.equals("postgres") || name.equals("postgres (deleted)");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path.toAbsolutePath().normalize();
        }
    }
}
