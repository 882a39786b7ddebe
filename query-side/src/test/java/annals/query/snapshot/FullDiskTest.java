package annals.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;
import annals.query.operations.SmallDisk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A disk that is full while a snapshot is made. */
class FullDiskTest {

    private static final int LONG = 200_000;

    @Test
    void aFullDiskIsToldAndLeavesNoHalfFile(@TempDir Path home) throws Exception {
        try (var disk = SmallDisk.at(home.resolve("disk"), 1);
                var store = TestEventStore.fresh();
                var reader =
                        RunningReader.on(
                                store.address(), "annals.snapshot.directory=" + disk.path())) {
            var happenings = new Happenings(store);
            for (int i = 0; i < 10; i++) {
                happenings.publish("com.example/a", "1." + i + ".0", "x".repeat(LONG));
            }
            var target = "/v0.1/x/dev.annals/snapshot?min_position=10";

            var full = reader.get(target);

            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.headers().firstValue("Retry-After")).isPresent();
            assertThat(full.body()).contains("No space left on device").doesNotContain(disk.path());
            try (var files = Files.walk(Path.of(disk.path()))) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
            disk.growTo(20);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reader.get(target).statusCode() == 200);
        }
    }
}
