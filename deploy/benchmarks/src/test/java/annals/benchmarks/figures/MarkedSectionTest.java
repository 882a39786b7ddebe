package annals.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.UnusableArgument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MarkedSectionTest {

    private static final String BEGIN = "<!-- written by deploy/benchmarks/measure: begin -->";
    private static final String END = "<!-- written by deploy/benchmarks/measure: end -->";

    @TempDir private Path directory = Path.of("");

    private Path document(String text) throws IOException {
        return Files.writeString(directory.resolve("document.md"), text);
    }

    @Test
    void whatStandsBetweenTheCommentsIsReplacedAndNothingElse() throws IOException {
        var document = document("# Before\n%s\nold\n%s\nafter\n".formatted(BEGIN, END));

        MarkedSection.in(document, "measure").replace("| new |\n");
        MarkedSection.in(document, "measure").replace("| newer |\n");

        assertThat(document)
                .hasContent("# Before\n%s\n\n| newer |\n\n%s\nafter\n".formatted(BEGIN, END));
    }

    @Test
    void aDocumentWithoutCommentsIsRefusedBeforeAnythingIsMeasured() throws IOException {
        var document = document(END + BEGIN);

        assertThatThrownBy(() -> MarkedSection.in(document, "measure"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("must have the lines");
    }

    @Test
    void aDocumentThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> MarkedSection.in(directory.resolve("none.md"), "measure"))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("none.md cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"measure", "million"})
    void theDocumentOfTheFiguresHasItsComments(String writer) {
        var section = MarkedSection.in(Path.of("../docs/PERFORMANCE.md"), writer);

        assertThat(section.document()).content().contains(section.begin(), section.end());
    }
}
