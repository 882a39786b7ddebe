package annals.standalone.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

class ProgressLineTest {

    private final StringWriter out = new StringWriter();
    private Instant now = Instant.EPOCH;

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(out), terminal, () -> now);
    }

    @Test
    void aTerminalHasOneLineThatIsDrawnAgain() {
        var line = line(true);
        line.show("listing: filling", 0.5, "5 of 10 events");
        line.show("listing: done", 1, "all");
        line.end();

        var first = "listing: filling [###############...............]  50 % 5 of 10 events";
        var second = "listing: done [##############################] 100 % all";
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        "\r"
                                + first
                                + "\r"
                                + second
                                + " ".repeat(first.length() - second.length())
                                + "\n");
    }

    @Test
    void elsewhereALineComesNowAndThen() {
        var line = line(false);
        line.show("listing: filling", 0.1, "1");
        line.show("listing: filling", 0.2, "2");
        now = now.plusSeconds(2);
        line.show("listing: filling", 0.3, "3");
        line.show("listing: indexing", -1, "4");
        line.end();

        assertThat(out.toString().lines())
                .containsExactly(
                        "listing: filling  10 % 1",
                        "listing: filling  30 % 3", "listing: indexing 4");
    }
}
