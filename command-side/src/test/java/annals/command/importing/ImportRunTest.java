package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.command.importing.ImportProgress.TakenOver;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.CannotCreateTransactionException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

class ImportRunTest {

    private static ImportDatabase database;

    @TempDir private Path directory;

    private final List<Duration> pauses = new ArrayList<>();
    private StoredVersions stored;
    private Console console = new Console();
    private Instant now = Instant.parse("2026-08-01T12:00:00Z");

    @BeforeAll
    static void startDatabase() throws IOException {
        database = new ImportDatabase();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() {
        database.empty();
        stored = new StoredVersions(database);
    }

    @AfterEach
    void closeConsole() {
        console.close();
    }

    /** The process is gone; no code of ours has a chance to tidy up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void everyEntryIsImportedInItsOrder() throws Exception {
        run(Samples.lines(Samples.entries(450)));

        assertThat(stored.versions()).hasSize(450).isSorted();
        assertThat(stored.batches()).containsExactly(200, 200, 50);
        assertThat(progress()).isEqualTo("finished 450 450/0/0");
        assertThat(console.lines())
                .anyMatch(line -> line.endsWith("450 imported, 0 already there, 0 refused."));
    }

    @Test
    void aSecondImportLeavesAndCountsWhatIsThere() throws Exception {
        String seed = Samples.array(Samples.entries(30));
        run(seed);
        run(seed);

        assertThat(stored.versions()).hasSize(30);
        assertThat(progress()).isEqualTo("finished 30 0/30/0");
    }

    @Test
    void aKeyThatStandsTwiceInASourceIsImportedOnce() throws Exception {
        run(Samples.lines(List.of(Samples.entry(1), Samples.entry(2), Samples.entry(1))));

        assertThat(progress()).isEqualTo("finished 3 2/1/0");
    }

    @Test
    void refusedEntriesAreNamedAndTheRestGoesOn() throws Exception {
        run(
                Samples.lines(
                        List.of(
                                Samples.entry(1),
                                "{\"server\":",
                                Samples.document("kbag", "1.0.0"),
                                Samples.entry("a.b/c", "refused", true),
                                Samples.entry(2))));

        assertThat(progress()).isEqualTo("finished 5 2/0/3");
        assertThat(console.lines())
                .anyMatch(line -> line.startsWith("WARN Import refuses line 2: a JSON object was"))
                .contains(
                        "WARN Import refuses kbag@1.0.0 (line 3): the name must match"
                                + " [a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+",
                        "WARN Import refuses a.b/c@refused: this version is refused");
    }

    @Test
    void onlySoManyRefusedEntriesAreNamed() throws Exception {
        run(Samples.lines(Samples.many(250, n -> "broken " + n)).replaceFirst("broken 0", "{"));

        assertThat(progress()).isEqualTo("finished 250 0/0/250");
        assertThat(console.lines()).filteredOn(line -> line.contains("refuses")).hasSize(100);
        assertThat(console.lines())
                .contains("WARN More entries are refused; from here on they are only counted.");
    }

    @Test
    void whatOthersWriteCannotForgeLinesOfTheConsole() throws Exception {
        run("{\"name\":\"a\\nERROR b\\u001b[31m\",\"version\":\"1\"}");

        assertThat(console.lines())
                .anyMatch(
                        line -> line.startsWith("WARN Import refuses a\uFFFDERROR b\uFFFD[31m@1"));
    }

    @Test
    void anArrayIsImportedUpToWhereItBreaks() throws Exception {
        run("[" + Samples.entry(1) + "," + Samples.entry(2) + "," + "{\"server\":");

        assertThat(stored.versions()).hasSize(2);
        assertThat(progress()).isEqualTo("stuck 2 2/0/0");
        assertThat(console.lines())
                .anyMatch(
                        line -> line.startsWith("ERROR") && line.contains("is broken at entry 3"));
    }

    @Test
    void progressIsToldEveryTwoSeconds() throws Exception {
        stored.afterCommit = () -> now = now.plusSeconds(1);

        run(Samples.lines(Samples.entries(1_000)));

        assertThat(console.lines())
                .filteredOn(line -> line.contains("/s,"))
                .hasSize(2)
                .anyMatch(line -> line.contains("400 entries, 200/s, "))
                .allMatch(line -> line.endsWith(" % done."));
    }

    @Nested
    class AnImportThatWasKilled {

        @Test
        void beforeACommitGoesOnAfterTheBatchBefore() throws Exception {
            String seed = Samples.lines(Samples.entries(500));
            killAt(2, seed, true);

            assertThat(progress()).isEqualTo("running 200 200/0/0");

            run(seed);

            assertThat(stored.versions()).hasSize(500).isSorted();
            assertThat(progress()).isEqualTo("finished 500 500/0/0");
            assertThat(console.lines())
                    .anyMatch(
                            line -> line.endsWith("goes on after 200 entries, where it stopped."));
        }

        @Test
        void afterACommitGoesOnAfterThatBatch() throws Exception {
            String seed = Samples.array(Samples.entries(500));
            killAt(2, seed, false);

            run(seed);

            assertThat(stored.batches()).containsExactly(200, 200, 100);
            assertThat(progress()).isEqualTo("finished 500 500/0/0");
        }

        @Test
        void beginsAnewWhenTheFileHasChanged() throws Exception {
            killAt(2, Samples.lines(Samples.entries(500)), true);

            run(Samples.lines(Samples.entries(501)));

            assertThat(progress()).isEqualTo("finished 501 301/200/0");
        }

        @Test
        void goesOnAtThePageOfAnotherRegistry() throws Exception {
            var pages =
                    Map.of(
                            "", page(0, "a"),
                            "a", page(1, "b"),
                            "b", page(2, "c"),
                            "c", page(3, ""));
            try (var server = PlayedServer.ofPages(pages)) {
                killAt(2, registry(server), true);
                int before = server.asked().size();

                run(registry(server));

                assertThat(server.asked().get(before)).endsWith("&cursor=b");
                assertThat(stored.versions()).hasSize(400).isSorted();
                assertThat(progress()).isEqualTo("finished 400 400/0/0");
            }
        }

        @Test
        void stillKnowsWhereTheSourceDiffered() throws Exception {
            var entries = new ArrayList<>(Samples.entries(500));
            entries.set(0, Samples.entry("com.example/server-00000", "1.0.0", false));
            killAt(2, Samples.lines(entries), true);

            run(Samples.lines(entries));

            assertThat(console.lines())
                    .contains("INFO   com.example/server-00000: here 1.0.0, at the source none");
        }

        private String page(int page, String cursor) {
            return Samples.page(
                    Samples.many(100, n -> Samples.entry(page * 100 + n)),
                    "{\"nextCursor\":\"%s\"}".formatted(cursor));
        }

        private void killAt(int batch, String seed, boolean before) throws Exception {
            killAt(batch, file(seed), before);
        }

        private void killAt(int batch, SeedSource source, boolean before) {
            var batches = new AtomicInteger();
            Runnable kill =
                    () -> {
                        if (batches.incrementAndGet() == batch) {
                            throw new Killed();
                        }
                    };
            if (before) {
                stored.beforeCommit = kill;
            } else {
                stored.afterCommit = kill;
            }
            assertThatThrownBy(() -> run(source)).isInstanceOf(Killed.class);
            stored.beforeCommit = () -> {};
            stored.afterCommit = () -> {};
        }
    }

    @Nested
    class Failures {

        @Test
        void ofOneEntryDoNotKeepTheOthersOut() throws Exception {
            stored.onCommand =
                    command -> {
                        if (command.server().endsWith("00123")) {
                            throw new IllegalStateException("poison");
                        }
                    };

            run(Samples.lines(Samples.entries(300)));

            assertThat(stored.versions()).hasSize(299).isSorted();
            assertThat(progress()).isEqualTo("finished 300 299/0/1");
            assertThat(console.lines())
                    .contains(
                            "WARN Import refuses com.example/server-00123@1.0.0: it could not be"
                                    + " stored: java.lang.IllegalStateException: poison");
        }

        @Test
        void ofEverythingStopTheImport() throws Exception {
            stored.onCommand =
                    _ -> {
                        throw new IllegalStateException("nothing works");
                    };

            assertThatThrownBy(() -> run(Samples.lines(Samples.entries(100))))
                    .hasMessage("nothing works");
            assertThat(progress()).startsWith("running");
        }

        @Test
        void ofTheDatabaseAreWaitedOut() throws Exception {
            var failures = new AtomicInteger();
            stored.onCommand =
                    _ -> {
                        if (failures.incrementAndGet() <= 12) {
                            throw new CannotCreateTransactionException("gone");
                        }
                    };

            run(Samples.lines(Samples.entries(100)));

            assertThat(progress()).isEqualTo("finished 100 100/0/0");
            assertThat(pauses)
                    .hasSize(12)
                    .startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2))
                    .endsWith(Duration.ofSeconds(30));
            assertThat(console.lines())
                    .filteredOn(line -> line.contains("waits for the database"))
                    .hasSize(1);
            assertThat(console.lines())
                    .contains("INFO The database is there again; the import goes on.");
        }

        @Test
        void atACommitThatWentThroughCountNothingTwice() throws Exception {
            var once = new AtomicInteger();
            stored.afterCommit =
                    () -> {
                        if (once.incrementAndGet() == 1) {
                            throw new IllegalStateException(
                                    new SQLException("connection lost", "08006"));
                        }
                    };

            run(Samples.lines(Samples.entries(300)));

            assertThat(progress()).isEqualTo("finished 300 300/0/0");
        }
    }

    @Test
    void anImportThatAnotherProcessHasTakenOverStops() throws Exception {
        SeedSource source = file(Samples.lines(Samples.entries(500)));
        stored.afterCommit =
                () -> {
                    stored.afterCommit = () -> {};
                    new ImportProgress(database.client(), source.name()).begin("another");
                };

        assertThatThrownBy(() -> run(source)).isInstanceOf(TakenOver.class);
        assertThat(stored.versions()).hasSize(200);
    }

    @Nested
    class TheLatestVersion {

        @Test
        void isNotMentionedWhereTheSourceAgrees() throws Exception {
            run(
                    Samples.lines(
                            List.of(
                                    Samples.entry("a.b/c", "1", false),
                                    Samples.entry("a.b/d", "1", true),
                                    Samples.entry("a.b/c", "2", true))));

            assertThat(console.lines()).noneMatch(line -> line.contains("latest"));
            assertThat(remembered()).isZero();
        }

        @Test
        void isReportedWhereTheSourceDiffers() throws Exception {
            run(
                    Samples.lines(
                            List.of(
                                    Samples.entry("a.b/d", "2", false),
                                    Samples.entry("a.b/c", "1", true),
                                    Samples.entry("a.b/c", "2", false),
                                    Samples.entry("a.b/e", "1", true))));

            assertThat(console.lines())
                    .containsSubsequence(
                            "INFO Servers whose latest version is another one at the source: 2.",
                            "INFO   a.b/c: here 2, at the source 1",
                            "INFO   a.b/d: here 2, at the source none");
            assertThat(remembered()).isEqualTo(2);
        }

        @Test
        void isComparedAgainWhenEverythingIsThereAlready() throws Exception {
            String seed =
                    Samples.lines(
                            List.of(
                                    Samples.entry("a.b/c", "1", true),
                                    Samples.entry("a.b/c", "2", false)));
            run(seed);
            console.close();
            console = new Console();
            run(seed);

            assertThat(console.lines()).contains("INFO   a.b/c: here 2, at the source 1");
        }

        @Test
        void ofSourcesThatSayNothingOfItIsNotCompared() throws Exception {
            run(
                    Samples.lines(
                            List.of(
                                    Samples.document("a.b/c", "1"),
                                    "{\"server\":%s}".formatted(Samples.document("a.b/d", "1")))));

            assertThat(progress()).isEqualTo("finished 2 2/0/0");
            assertThat(console.lines()).noneMatch(line -> line.contains("latest"));
        }

        private long remembered() {
            return database.client()
                    .sql("select count(*) from command_side.import_latest")
                    .query(Long.class)
                    .single();
        }
    }

    private void run(String seed) throws Exception {
        run(file(seed));
    }

    private void run(SeedSource source) throws Exception {
        var needs =
                new ImportNeeds(
                        stored, new SimpleChecks(), database.client(), () -> now, pauses::add);
        new ImportRun(source, needs, new ReentrantLock(), _ -> {}).run();
    }

    private SeedSource file(String seed) throws IOException {
        return new SeedFile(Files.writeString(directory.resolve("seed"), seed));
    }

    private static SeedSource registry(PlayedServer server) {
        return new OtherRegistry(
                server.uri("/v0.1/servers"),
                () -> new Fetcher(FetchLimits.usual(), _ -> {}, InstantSource.system()));
    }

    /** State, entries and imported/already there/refused of the only source. */
    private static String progress() {
        return database.client()
                .sql(
                        """
                        select concat_ws(' ', state, entries,
                            imported || '/' || already_there || '/' || refused)
                        from command_side.import_progress
                        """)
                .query(String.class)
                .single();
    }
}
