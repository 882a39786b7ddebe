package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.failure.UnusableArgument;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a document that a measurement writes: what stands between two comments. */
record MarkedSection(Path document) {

    static final String BEGIN = "<!-- written by deploy/benchmarks/measure: begin -->";
    static final String END = "<!-- written by deploy/benchmarks/measure: end -->";

    /** Finds it before anything is measured, so that no run is in vain. */
    static MarkedSection in(Path document) {
        var section = new MarkedSection(document);
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
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new UnusableArgument(
                    "%s must have the lines \"%s\" and \"%s\", between which the figures are written"
                            .formatted(document, BEGIN, END));
        }
        return "%s%s\n\n%s\n%s"
                .formatted(text.substring(0, begin), BEGIN, markdown, text.substring(end));
    }
}
