package annals.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.UnusableArgument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class MarkedSectionTest {

    @TempDir private Path directory = Path.of("");

    private Path document(String text) throws IOException {
        return Files.writeString(directory.resolve("document.md"), text);
    }

    @Test
    void whatStandsBetweenTheCommentsIsReplacedAndNothingElse() throws IOException {
        var document =
                document(
                        "# Before\n%s\nold\n%s\nafter\n"
                                .formatted(MarkedSection.BEGIN, MarkedSection.END));

        MarkedSection.in(document).replace("| new |\n");
        MarkedSection.in(document).replace("| newer |\n");

        assertThat(document)
                .hasContent(
                        "# Before\n%s\n\n| newer |\n\n%s\nafter\n"
                                .formatted(MarkedSection.BEGIN, MarkedSection.END));
    }

    @Test
    void aDocumentWithoutCommentsIsRefusedBeforeAnythingIsMeasured() throws IOException {
        var document = document(MarkedSection.END + MarkedSection.BEGIN);

        assertThatThrownBy(() -> MarkedSection.in(document))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("must have the lines");
    }

    @Test
    void aDocumentThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> MarkedSection.in(directory.resolve("none.md")))
                .isInstanceOf(UnusableArgument.class)
                .hasMessageContaining("none.md cannot be read");
    }

    @Test
    void theDocumentOfTheFiguresHasItsComments() {
        assertThat(Path.of("../docs/PERFORMANCE.md"))
                .content()
                .contains(MarkedSection.BEGIN, MarkedSection.END);
    }
}
