package annals.standalone.tool;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** How far something has come: a bar that moves on a terminal, a line now and then elsewhere. */
final class ProgressLine {

    private static final int WIDTH = 30;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private String label = "";
    private long lastLine;
    private int drawn;

    ProgressLine(PrintWriter out, boolean terminal, InstantSource clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    /**
     * Shows.
     *
     * @param doing what is being done
     * @param share 0 to 1; less where it is not known
     * @param figures for people
     */
    void show(String doing, double share, String figures) {
        if (terminal) {
            draw("%s %s %s".formatted(doing, bar(share), figures));
            return;
        }
        long now = clock.millis();
        if (!doing.equals(label) || now - lastLine >= BETWEEN_LINES.toMillis()) {
            label = doing;
            lastLine = now;
            out.println(doing + " " + (share < 0 ? "" : percent(share) + " ") + figures);
            out.flush();
        }
    }

    /** What comes next begins on a line of its own. */
    void end() {
        if (drawn > 0) {
            out.println();
            out.flush();
            drawn = 0;
        }
    }

    private void draw(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        out.flush();
        drawn = line.length();
    }

    private static String bar(double share) {
        if (share < 0) {
            return "…";
        }
        int full = (int) Math.round(WIDTH * Math.min(1, share));
        return "[%s%s] %s".formatted("#".repeat(full), ".".repeat(WIDTH - full), percent(share));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * Math.min(1, share));
    }
}
