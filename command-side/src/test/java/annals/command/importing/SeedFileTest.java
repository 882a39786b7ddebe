package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

class SeedFileTest {

    private static final List<String> ENTRIES = Samples.entries(3);

    @TempDir private Path directory;

    @Test
    void linesAreRead() throws Exception {
        assertThat(read(Samples.lines(ENTRIES))).isEqualTo(ENTRIES);
    }

    @Test
    void anArrayIsRead() throws Exception {
        assertThat(read(Samples.array(ENTRIES))).isEqualTo(ENTRIES);
    }

    @Test
    void aListPageIsRead() throws Exception {
        assertThat(read(Samples.page(ENTRIES, "{\"count\":3}"))).isEqualTo(ENTRIES);
    }

    @Test
    void aListPageMayBeginWithItsMetadata() throws Exception {
        String page =
                "{ \"metadata\": {\"count\": 3},\n \"servers\" : " + Samples.array(ENTRIES) + "}";

        assertThat(read(page)).isEqualTo(ENTRIES);
    }

    @Test
    void aFileMayBeginWithAByteOrderMarkAndBlanks() throws Exception {
        assertThat(read("\uFEFF \r\n\n" + Samples.lines(ENTRIES))).isEqualTo(ENTRIES);
        assertThat(read("\uFEFF \n" + Samples.array(ENTRIES))).isEqualTo(ENTRIES);
    }

    @Test
    void theLastLineMayLackItsEnd() throws Exception {
        assertThat(read(String.join("\r\n", ENTRIES)))
                .map(String::strip)
                .containsExactlyElementsOf(ENTRIES);
    }

    @Test
    void aPackedFileIsUnpacked() throws Exception {
        Path file = directory.resolve("seed.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Samples.array(ENTRIES).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(new SeedFile(file).open())).isEqualTo(ENTRIES);
    }

    @Test
    void linesAreNumberedWithTheBlankOnes() throws Exception {
        try (Entries entries = open("{}\n\n \t\n{}\n")) {
            entries.next();

            assertThat(entries.next()).map(RawEntry::where).contains("line 4");
        }
    }

    @Test
    void readingGoesOnAtAPlace() throws Exception {
        for (String text : List.of(Samples.lines(ENTRIES), Samples.array(ENTRIES))) {
            String place;
            try (Entries entries = open(text)) {
                place = entries.next().orElseThrow().placeAfter();
            }
            try (Entries entries = open(text)) {
                entries.goTo(place);

                assertThat(read(entries)).isEqualTo(ENTRIES.subList(1, 3));
            }
        }
    }

    @Test
    void theShareDoneGrowsToTheWhole() throws Exception {
        try (Entries entries = open(Samples.lines(Samples.entries(1_000)))) {
            entries.next();
            assertThat(entries.share().orElseThrow()).isBetween(0.01, 0.9);

            read(entries);
            assertThat(entries.share()).hasValue(1.0);
        }
    }

    @Test
    void theFingerprintIsTheContents() throws Exception {
        assertThat(open("{}\n").fingerprint())
                .isEqualTo(open("{}\n").fingerprint())
                .isNotEqualTo(open("{}\n\n").fingerprint());
    }

    @Test
    void whatStandsBeforeABrokenPlaceIsRead() throws Exception {
        try (Entries entries = open("[{},{}; {}]")) {
            assertThat(entries.next()).isPresent();
            assertThat(entries.next()).isPresent();
            assertThatThrownBy(entries::next)
                    .isInstanceOf(UnreadableSource.class)
                    .hasMessageEndingWith(
                            "seed.json is broken at entry 3, before byte 6: , was expected at byte"
                                    + " 6, found ;. What stands before it is imported.");
        }
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThatThrownBy(() -> new SeedFile(directory.resolve("none.json")).open())
                .isInstanceOf(UnreadableSource.class)
                .hasMessage("There is no file " + directory.resolve("none.json") + ".");
    }

    @Test
    void aDirectoryIsNoFile() {
        assertThatThrownBy(() -> new SeedFile(directory).open())
                .hasMessage(directory + " is no file.");
    }

    @Test
    void whatIsNoJsonIsTold() {
        assertThatThrownBy(() -> open("<!doctype html>"))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageEndingWith(
                        "seed.json holds neither a JSON array nor JSON lines: it should begin with"
                                + " [ or {, and begins with '<'.");
    }

    @Test
    void anEmptyFileIsTold() {
        assertThatThrownBy(() -> open(" \n"))
                .hasMessageEndingWith(
                        "seed.json holds neither a JSON array nor JSON lines: there is nothing in"
                                + " it.");
    }

    private Entries open(String text) throws IOException, UnreadableSource {
        return new SeedFile(Files.writeString(directory.resolve("seed.json"), text)).open();
    }

    private List<String> read(String text) throws Exception {
        try (Entries entries = open(text)) {
            return read(entries);
        }
    }

    private static List<String> read(Entries entries) throws Exception {
        var found = new ArrayList<String>();
        for (Optional<RawEntry> next = entries.next(); next.isPresent(); next = entries.next()) {
            found.add(text(next.get().cut()));
        }
        return found;
    }

    private static String text(Cut cut) {
        return switch (cut) {
            case Cut.Whole(byte[] json) -> new String(json, StandardCharsets.UTF_8);
            case Cut.TooLarge(long bytes) -> bytes + " bytes";
        };
    }
}
