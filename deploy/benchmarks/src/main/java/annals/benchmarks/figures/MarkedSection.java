package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that a measurement writes.
 *
 * @param begin the comment before it
 * @param end the comment after it
 */
record MarkedSection(Path document, String begin, String end) {

    /**
     * Finds it before anything is measured, so that no run is in vain.
     *
     * @param writer the command that writes it, as the comments name it
     */
    static MarkedSection in(Path document, String writer) {
        var section =
                new MarkedSection(
                        document,
                        "<!-- written by deploy/benchmarks/%s: begin -->".formatted(writer),
                        "<!-- written by deploy/benchmarks/%s: end -->".formatted(writer));
        section.replaced(section.text(), "");
        return section;
    }

    /** Puts something else between the comments. */
    void replace(String markdown) {
        try {
            Files.writeString(document, replaced(text(), markdown));
        } catch (IOException e) {
            throw new RunFailed("%s cannot be written (%s)".formatted(document, e));
        }
    }

    private String text() {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UnusableArgument("%s cannot be read (%s)".formatted(document, e));
        }
    }

    private String replaced(String text, String markdown) {
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new UnusableArgument(
                    "%s must have the lines \"%s\" and \"%s\", between which the figures are written"
                            .formatted(document, begin, end));
        }
        return "%s%s\n\n%s\n%s"
                .formatted(text.substring(0, from), begin, markdown, text.substring(to));
    }
}
