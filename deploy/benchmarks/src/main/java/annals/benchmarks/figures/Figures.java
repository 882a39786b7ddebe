package annals.benchmarks.figures;

import java.util.ArrayList;
import java.util.List;

/** What was measured, in the order in which it is told. */
final class Figures {

    private final List<Figure> all = new ArrayList<>();

    void add(Figure figure) {
        all.add(figure);
    }

    /** A table in Markdown. */
    String markdown() {
        var text = new StringBuilder();
        row(text, "what", "figure", "beside, in the same run", "aim");
        row(text, "---", "---", "---", "---");
        for (var figure : all) {
            row(text, figure.what(), figure.value(), figure.beside(), figure.aim());
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (var cell : cells) {
            text.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        text.append('\n');
    }
}
