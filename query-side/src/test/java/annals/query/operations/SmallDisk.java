package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk in memory that is soon full; only root may make one, and not everywhere. */
public final class SmallDisk implements AutoCloseable {

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /** Of so many megabytes; the test is skipped, and says why, where that is not allowed. */
    public static SmallDisk at(Path place, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(place);
        var disk = new SmallDisk(place);
        var told =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", disk.path());
        if (!told.isEmpty()) {
            var why = "no full disk is tried, as no small one can be made here: " + told;
            System.err.println(why);
            abort(why);
        }
        return disk;
    }

    /** Where it is. */
    public String path() {
        return place.toAbsolutePath().toString();
    }

    /** From now on it has so many megabytes. */
    public void growTo(int megabytes) throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount,size=" + megabytes + "m", path())).isEmpty();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : command[0] + ": " + told.strip() + " ";
        } catch (IOException missing) {
            return missing.getMessage() + " ";
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", path());
    }
}
