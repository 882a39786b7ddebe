package annals.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ProcessTreeTest {

    @TempDir private Path proc = Path.of("");

    @BeforeEach
    void play() throws IOException {
        process(100, "java", 1, "30 12 5 3", 200_000);
        process(101, "postgres", 100, "10 0 20 0", 20_000);
        process(102, "postgres: annals (1) R 9", 101, "7 0 0 0", 3_000);
        process(200, "other", 1, "1000 0 0 0", 1_000_000);
        Files.createDirectory(proc.resolve("self"));
    }

    private void process(long pid, String name, long parent, String times, long pss)
            throws IOException {
        var directory = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                directory.resolve("stat"),
                "%d (%s) S %d 100 100 0 -1 4194560 1 2 3 4 %s 20 0 30 0 12345 1 2 3"
                        .formatted(pid, name, parent, times));
        Files.writeString(
                directory.resolve("smaps_rollup"),
                "00400000-7fff [rollup]\nRss: 999999 kB\nPss: %10d kB\nPss_Dirty: 5 kB\n"
                        .formatted(pss));
    }

    @Test
    void theCpuIsThatOfAllDescendantsAndOfThoseThatHaveEnded() {
        assertThat(new ProcessTree(proc, List.of(100L)).cpuSeconds()).isEqualTo(0.87);
    }

    @Test
    void theMemoryIsThatOfAllDescendants() {
        var tree = new ProcessTree(proc, List.of(100L));

        assertThat(tree.memoryBytes()).isEqualTo(223_000L * 1024);
        assertThat(tree.size()).isEqualTo(3);
    }

    @Test
    void aProcessThatIsNamedAndDescendsTooIsCountedOnce() {
        assertThat(new ProcessTree(proc, List.of(100L, 101L)).size()).isEqualTo(3);
    }

    @Test
    void aProcessThatEndsInTheMeantimeIsCountedNoMore() throws IOException {
        var tree = new ProcessTree(proc, List.of(100L));

        Files.delete(proc.resolve("102/stat"));

        assertThat(tree.cpuSeconds()).isEqualTo(0.80);
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ProcessTree(proc, List.of(7L)))
                .hasMessage("there is no process 7, or it cannot be looked at in " + proc);
    }
}
