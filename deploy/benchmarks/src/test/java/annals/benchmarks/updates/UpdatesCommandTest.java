package annals.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.updates.PlayedOfficial.Manner;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command, for a short time, at registries whose weaknesses are known. */
class UpdatesCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter failures = new StringWriter();

    private int updates(Manner manner) {
        try (var registry = new PlayedOfficial(manner)) {
            return new CommandLine(new UpdatesCommand())
                    .setOut(new PrintWriter(out))
                    .setExecutionExceptionHandler(
                            (failure, _, _) -> {
                                assertThat(failure).isInstanceOf(RunFailed.class);
                                failures.append(failure.getMessage());
                                return 1;
                            })
                    .execute("--url", registry.url(), "--seconds", "2", "--limit", "7");
        }
    }

    @Test
    void aRegistryThatLosesNothingIsCopied() {
        assertThat(updates(Manner.FAITHFUL)).as("%s%s", out, failures).isZero();
        assertThat(out.toString())
                .containsPattern("rows written +[1-9]")
                .containsPattern("asked with +the watermark that the registry gives")
                .containsPattern("missing +0\\R")
                .containsPattern("wrong +0\\R")
                .containsPattern("two latest +0\\R")
                .containsPattern("no latest +0\\R")
                .doesNotContain("on the way", "bad pages", "failed")
                .containsPattern("verdict +equal\\R");
    }

    @Test
    void aFlagThatMovesSilentlyIsFoundOut() {
        assertThat(updates(Manner.SILENT_FLAG)).as("%s%s", out, failures).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("asked with +the greatest updatedAt seen")
                .containsPattern("wrong +[1-9][0-9,]*: .*/updates-.*@.* in ")
                .containsPattern("by field: .*isLatest × [1-9]")
                .containsPattern("two latest +[1-9]")
                .containsPattern("on the way +[1-9]")
                .containsPattern("verdict +UPDATES WERE LOST");
    }

    @Test
    void aVersionThatIsCommittedLateIsFoundToBeMissing() {
        assertThat(updates(Manner.SLOW_COMMITS)).as("%s%s", out, failures).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("missing +[1-9][0-9,]*: .*/updates-")
                .containsPattern("verdict +UPDATES WERE LOST");
    }

    @Test
    void whereNothingCanBeWrittenNothingIsShown() {
        assertThat(updates(Manner.CLOSED)).isEqualTo(1);
        assertThat(failures.toString()).startsWith("nothing could be written: 403 ");
        assertThat(out.toString()).isEmpty();
    }
}
