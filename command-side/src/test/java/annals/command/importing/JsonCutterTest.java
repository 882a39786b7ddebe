package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class JsonCutterTest {

    @Test
    void linesEndAtLineBreaks() throws IOException {
        assertThat(lines("{\"a\":1}\r\n\n{\"b\":2}"))
                .containsExactly("{\"a\":1}\r", "", "{\"b\":2}");
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(lines("\uFEFF{}\n")).containsExactly("{}");
    }

    @Test
    void aLineOfTheLargestSizeIsCutAndALongerOneIsOnlyMeasured() throws IOException {
        String largest = "x".repeat(JsonCutter.MAX_ENTRY_BYTES);

        assertThat(lines(largest + "\n" + largest + "y\nz"))
                .containsExactly(largest, "1048577 bytes", "z");
    }

    @Test
    void elementsEndWhereTheirBracketsClose() throws Exception {
        assertThat(elements(" [ {\"a\":[1,{\"b\":2}]} ,\n[3], 4 ,\"five\", null ] "))
                .containsExactly("{\"a\":[1,{\"b\":2}]}", "[3]", "4", "\"five\"", "null");
    }

    @Test
    void bracketsAndQuotesInStringsAreText() throws Exception {
        String element = "{\"a\":\"}],[{\\\" \\\\\",\"b\":\"\\\\\"}";

        assertThat(elements("[" + element + "," + element + "]")).containsExactly(element, element);
    }

    @Test
    void anEmptyArrayHasNoElements() throws Exception {
        assertThat(elements("[ ]")).isEmpty();
    }

    @Test
    void aLargeElementIsMeasuredAndTheNextOneIsCut() throws Exception {
        String large = "{\"a\":\"" + "x".repeat(3_000_000) + "\"}";

        assertThat(elements("[" + large + ",{}]")).containsExactly("3000008 bytes", "{}");
    }

    @Test
    void elementsThatAreNotSeparatedEndTheReading() {
        assertThatThrownBy(() -> elements("[{} {}]"))
                .isInstanceOf(BrokenJson.class)
                .hasMessage(", was expected at byte 4, found {");
    }

    @Test
    void anElementThatIsMissingEndsTheReading() {
        assertThatThrownBy(() -> elements("[{},]"))
                .hasMessage("a value was expected at byte 4, found ]");
    }

    @Test
    void anArrayThatIsCutOffEndsTheReading() {
        assertThatThrownBy(() -> elements("[{},{\"a\":\"b"))
                .hasMessage("it ends within the value that began at byte 4");
    }

    @Test
    void anArrayThatDoesNotCloseEndsTheReading() {
        assertThatThrownBy(() -> elements("[{}"))
                .hasMessage(", was expected at byte 3, found the end");
    }

    private static List<String> lines(String text) throws IOException {
        var cutter = new JsonCutter(drops(text));
        var lines = new ArrayList<String>();
        for (var line = cutter.line(); line.isPresent(); line = cutter.line()) {
            lines.add(shown(line.get()));
        }
        return lines;
    }

    private static List<String> elements(String text) throws IOException, BrokenJson {
        var elements = new Elements(new JsonCutter(drops(text)));
        var found = new ArrayList<String>();
        for (Optional<Cut> next = elements.next(); next.isPresent(); next = elements.next()) {
            found.add(shown(next.get()));
        }
        return found;
    }

    private static String shown(Cut cut) {
        return switch (cut) {
            case Cut.Whole(byte[] json) -> new String(json, StandardCharsets.UTF_8);
            case Cut.TooLarge(long bytes) -> bytes + " bytes";
        };
    }

    /** A stream that never gives more than a few bytes at once. */
    private static InputStream drops(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(7, length));
            }
        };
    }
}
