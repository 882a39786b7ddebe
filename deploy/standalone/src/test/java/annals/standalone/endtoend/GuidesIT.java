package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the pages for auditors and for those who keep a copy say is run, and is true. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidesIT {

    /** Prints the entries of a copy, as a list. */
    private static final String SHOW =
            "python3 -c 'import sqlite3, sys; print(\"[\" + \",\".join(row[0] for row in"
                    + " sqlite3.connect(sys.argv[1]).execute(\"select json from entry\")) +"
                    + " \"]\")' ";

    /** Makes a copy one of a registry with another id. */
    private static final String OF_ANOTHER_REGISTRY =
            "python3 -c 'import sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
                    + " db.execute(\"update place set registry = ?\", [\"urn:uuid:other\"]);"
                    + " db.commit()' ";

    private RunningRegistry registry;
    private RunningRegistry other;
    private RegistryClient source;
    private RegistryClient stranger;
    private int published;

    @BeforeAll
    void start(@TempDir Path home) throws Exception {
        var one = Files.createDirectory(home.resolve("one"));
        var two = Files.createDirectory(home.resolve("two"));
        var sample = SeedSample.entries();
        var seed = Files.write(home.resolve("seed.jsonl"), sample);
        registry = RegistryStart.fresh(one).seededFrom(seed).run();
        other = RegistryStart.fresh(two).seededFrom(seed).run();
        source = new RegistryClient(registry.port(), TestTokens.aToken().toEdit("*").text());
        stranger = new RegistryClient(other.port(), TestTokens.aToken().toEdit("*").text());
        for (var each : List.of(source, stranger)) {
            await().atMost(RunningRegistry.LONG).until(() -> each.position() >= sample.size());
        }
        writeMore();
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
        other.close();
    }

    /**
     * All that can happen to a version, in both: other events at the same positions. Both have the
     * same id, as a registry and its restored backup have.
     */
    private void writeMore() throws IOException, InterruptedException {
        published++;
        for (var each : List.of(source, stranger)) {
            write(each, aServer().version("1.%d.0".formatted(published)));
        }
    }

    private void write(RegistryClient to, TestDocument document)
            throws IOException, InterruptedException {
        var other = document.version("2.%d.0".formatted(published));
        to.publish(document).expect(200);
        to.publish(other).expect(200);
        to.edit(document.description("Told anew")).expect(200);
        var versions = RegistryClient.versions(document.name());
        setStatus(
                to,
                versions + "/" + other.version(),
                "{\"status\":\"deleted\",\"statusMessage\":\"broken\"}");
        var all = versions.substring(0, versions.lastIndexOf('/'));
        setStatus(to, all, "{\"status\":\"deprecated\",\"statusMessage\":\"see elsewhere\"}");
        setStatus(to, all, "{\"status\":\"active\"}");
    }

    private static void setStatus(RegistryClient to, String path, String body)
            throws IOException, InterruptedException {
        to.send(
                        WireRequest.of("PATCH", path + "/status")
                                .bearer(TestTokens.aToken().toEdit("*"))
                                .header("Content-Type: application/json")
                                .body(body))
                .expect(200);
    }

    private static boolean isEqual(GuidePage page, String copy, RegistryClient source)
            throws IOException, InterruptedException {
        return copied(page, copy, source).equals(sorted(source.crawl()));
    }

    private static List<String> copied(GuidePage page, String copy, RegistryClient source)
            throws IOException, InterruptedException {
        var shown = page.run(source, SHOW + copy).expect(0).text();
        return sorted(JsonMapper.shared().readTree(shown).valueStream().toList());
    }

    /** As text with sorted members, in sorted order. */
    private static List<String> sorted(List<JsonNode> entries) {
        return entries.stream().map(GuidesIT::canonical).sorted().toList();
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .map(each -> each.getKey() + ":" + canonical(each.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        return node.isArray()
                ? "array" + node.valueStream().map(GuidesIT::canonical).toList()
                : node.toString();
    }

    /** Its commands keep a copy: run again it goes on, and with another registry it stops. */
    private void keepsACopy(GuidePage page, String command, String copy)
            throws IOException, InterruptedException {
        page.run(source, command).expect(0);
        assertThat(copied(page, copy, source)).isEqualTo(sorted(source.crawl()));
        writeMore();
        var later = command.lines().toList().getLast();
        page.run(source, later).expect(0);
        var whole = copied(page, copy, source);
        assertThat(whole).isEqualTo(sorted(source.crawl()));
        assertThat(page.run(stranger, later).expect(3).text()).contains("another history");
        assertThat(copied(page, copy, source)).isEqualTo(whole);
    }

    @Test
    void pagesKeepACopy(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("SYNC.md", folder);
        keepsACopy(page, page.command("pages.py \"$REGISTRY\" pages.db"), "pages.db");
    }

    @Test
    void theSnapshotAndThenPagesKeepACopy(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("SYNC.md", folder);
        keepsACopy(page, page.command("snapshot.py"), "snapshot.db");
    }

    @Test
    void changedEntriesKeepACopy(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("SYNC.md", folder);
        var command = page.command("updated.py");
        keepsACopy(page, command, "updated.db");
        page.run(source, OF_ANOTHER_REGISTRY + "updated.db").expect(0);
        assertThat(page.run(source, command).expect(3).text())
                .contains("another history: the copy is of urn:uuid:other");
    }

    @Test
    void aStreamKeepsACopyThoughItIsKilled(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("SYNC.md", folder);
        var command = page.command("stream.py");
        for (int run = 0; run < 2; run++) {
            writeMore();
            var process = page.start(source, command);
            try {
                await().atMost(RunningRegistry.LONG)
                        .pollInterval(Duration.ofMillis(500))
                        .ignoreExceptionsInstanceOf(AssertionError.class)
                        .until(() -> isEqual(page, "stream.db", source));
            } finally {
                GuidePage.end(process);
            }
        }
        assertThat(page.run(stranger, command).expect(3).text()).contains("another history");
    }

    @Test
    void oneEventIsCheckedByHand(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("AUDIT.md", folder);
        var byHand = page.command("digest=");
        var asked = page.command("answer.json");
        assertThat(page.run(source, byHand, asked).expect(0).text())
                .contains("the data are those of the digest")
                .endsWith("200\n");
        var there = "REGISTRY=%s\n%s".formatted(stranger.uri(""), asked); // with the leaf from here
        assertThat(page.run(source, byHand, there).expect(0).text()).endsWith("409\n");
        assertThat(Files.readString(folder.resolve("answer.json"))).contains("another history");
    }

    @Test
    void aCopiedHistoryIsChecked(@TempDir Path folder) throws Exception {
        var page = GuidePage.of("AUDIT.md", folder);
        var copyAndCheck = page.command("check.py events.ndjson leaves.txt");
        var check = "python3 check.py events.ndjson leaves.txt";
        assertThat(page.run(source, copyAndCheck).expect(0).text())
                .startsWith("all right: %d events, 0 of them".formatted(source.position()));
        writeMore();
        assertThat(page.run(source, copyAndCheck).expect(0).text())
                .startsWith("all right: %d events".formatted(source.position()));

        var events = folder.resolve("events.ndjson");
        var whole = Files.readString(events);
        for (var place : List.of("\"data\":{\"version\":\"", "\"time\":\"202")) {
            Files.writeString(events, changedByOneByte(whole, 17, place));
            assertThat(page.run(source, check).expect(1).text()).contains("event 17: ");
        }
        Files.writeString(events, without(whole, 17));
        assertThat(page.run(source, check).expect(1).text()).contains("event 17: ");

        Files.writeString(events, whole);
        page.run(source, check).expect(0);
        assertThat(page.run(stranger, copyAndCheck).expect(1).text())
                .contains("another history: no event from event 1 on ");
    }

    /** The byte after the first occurrence of this place in the event. */
    private static String changedByOneByte(String events, int number, String place) {
        var lines = events.lines().toArray(String[]::new);
        assertThat(lines[number - 1]).contains(place);
        int at = lines[number - 1].indexOf(place) + place.length();
        var text = new StringBuilder(lines[number - 1]);
        text.setCharAt(at, text.charAt(at) == '1' ? '2' : '1');
        lines[number - 1] = text.toString();
        return String.join("\n", lines) + "\n";
    }

    private static String without(String events, int number) {
        var lines = new ArrayList<>(events.lines().toList());
        lines.remove(number - 1);
        return String.join("\n", lines) + "\n";
    }
}
