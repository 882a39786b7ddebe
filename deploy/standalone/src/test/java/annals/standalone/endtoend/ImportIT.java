package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What other registries list is listed here as it was found, however often it is imported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {

    private final List<String> entries = SeedSample.entries();
    private final Map<String, String> facts = Facts.of(entries.stream().map(Facts::read).toList());

    private Path file;
    private RegistryStart start;
    private RunningRegistry registry;
    private String imported;

    @BeforeAll
    void importAFile(@TempDir Path home) throws IOException {
        var lines = new ArrayList<>(entries);
        lines.addAll(lines.size() / 2, SeedSample.unusable());
        lines.add(entries.getFirst());
        file = Files.write(home.resolve("found.jsonl"), lines);
        start = RegistryStart.fresh(home).seededFrom(file);
        registry = start.run();
        imported = done(registry);
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
    }

    @Test
    void thereIsEnoughToFind() {
        assertThat(facts).hasSize(entries.size()).hasSizeBetween(350, 500);
    }

    @Test
    void aFileIsListedAsItWasFound() throws Exception {
        assertThat(imported)
                .contains(sum(entries.size(), 1, 5))
                .doesNotContain("another one at the source");
        assertThat(Facts.of(registry.client().crawl())).isEqualTo(facts);
    }

    @Test
    void aSecondStartImportsNothingTwice() throws Exception {
        var before = registry.client().get("/v0.1/x/dev.annals").body();
        registry.close();
        registry = start.run();
        assertThat(done(registry)).contains(sum(0, entries.size() + 1, 5));
        assertThat(registry.client().get("/v0.1/x/dev.annals").body()).isEqualTo(before);
        assertThat(Facts.of(registry.client().crawl())).isEqualTo(facts);
    }

    @Test
    void anotherRegistryMayImportFromIt(@TempDir Path home) throws Exception {
        var list = registry.client().uri("/v0.1/servers");
        try (var other = RegistryStart.fresh(home).seededFrom(list).run()) {
            assertThat(done(other))
                    .contains(sum(entries.size(), 0, 0))
                    .doesNotContain("another one at the source");
            assertThat(Facts.of(other.client().crawl()))
                    .isEqualTo(Facts.of(registry.client().crawl()));
        }
    }

    @Test
    void anImportThatWasKilledGoesOn(@TempDir Path home) throws Exception {
        try (var source = new PagedSource(entries, 200)) {
            var importing = RegistryStart.fresh(home).seededFrom(source.uri());
            try (var killed = importing.run()) {
                var client = killed.client();
                await().atMost(RunningRegistry.LONG).until(() -> client.position() == 200);
                killed.killWithDatabase();
            }
            source.release();
            try (var again = importing.run()) {
                assertThat(done(again))
                        .contains("goes on after 200 entries")
                        .contains(sum(entries.size(), 0, 0))
                        .doesNotContain("another one at the source");
                assertThat(Facts.of(again.client().crawl())).isEqualTo(facts);
            }
        }
    }

    /** Waits for the end of the import; what the console says of it. */
    private static String done(RunningRegistry importing) {
        await().atMost(RunningRegistry.LONG)
                .until(() -> importing.console().text().contains("refused."));
        return importing.console().text();
    }

    private static String sum(int imported, int alreadyThere, int refused) {
        return "%d imported, %d already there, %d refused."
                .formatted(imported, alreadyThere, refused);
    }
}
