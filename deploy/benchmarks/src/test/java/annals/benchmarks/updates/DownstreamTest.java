package annals.benchmarks.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** What a copy holds, and what is said of it. */
class DownstreamTest {

    private static final String NAME = "com.example/a";

    private static Row row(String version, boolean isLatest, String status) {
        return new Row(
                NAME,
                version,
                isLatest,
                Instant.EPOCH,
                """
                {"server":{"name":"%s","version":"%s","icons":[]},"_meta":{"io.modelcontextprotocol.registry/official":{"status":"%s","isLatest":%s}}}\
                """
                        .formatted(NAME, version, status, isLatest));
    }

    private static Page page(long position, String watermark) {
        return new Page(List.of(), null, watermark, position);
    }

    private static Copy copy(Row... rows) {
        return Copy.of(new Crawl(List.of(new Page(List.of(rows), null, "", 0))));
    }

    @Test
    void theLastThatIsToldOfAVersionHolds() {
        var copy = copy(row("1", true, "active"));

        assertThat(copy.put(row("1", true, "active"))).isFalse();
        assertThat(copy.put(row("1", true, "deprecated"))).isTrue();
        assertThat(copy.rows()).containsExactly(row("1", true, "deprecated"));
    }

    @Test
    void aServerHasTwoLatestVersionsUntilOneIsNoLongerOne() {
        var copy = copy(row("1", true, "active"), row("2", true, "active"));
        assertThat(copy.withTwoLatest()).containsExactly(NAME);
        assertThat(copy.hasOneLatestEach()).isFalse();

        copy.put(row("1", false, "active"));
        assertThat(copy.hasOneLatestEach()).isTrue();

        copy.put(row("2", false, "active"));
        assertThat(copy.withoutLatest()).containsExactly(NAME);
    }

    @Test
    void aVersionThatIsOtherwiseIsWrongInTheFieldsThatDiffer() {
        var source = copy(row("1", false, "deleted"), row("2", true, "active"));
        var copy = copy(row("1", true, "active"), row("3", false, "active"));

        var differences =
                Differences.between(copy, source, List.of(new Writes.Published(NAME, "4")));

        assertThat(differences.missing()).containsExactly(NAME + "@2");
        assertThat(differences.leftOver()).containsExactly(NAME + "@3");
        assertThat(differences.wrong())
                .containsExactly(entry(NAME + "@1", List.of("isLatest", "status")));
        assertThat(differences.unlisted()).containsExactly(NAME + "@4");
        assertThat(differences.none()).isFalse();
        assertThat(Differences.between(source, source, List.of()).none()).isTrue();
    }

    @Test
    void aPageThatIsOlderThanTheFirstOrHasAnotherWatermarkIsBad() {
        assertThat(new Crawl(List.of(page(7, "a"), page(8, "a"), page(7, "a"))).badPages())
                .isZero();
        assertThat(new Crawl(List.of(page(7, "a"), page(6, "a"), page(8, "b"))).badPages())
                .isEqualTo(2);
    }

    @Test
    void aCrawlIsOfOneStateIfItHasOnePageOrAllSayThatTheyShowTheSame() {
        assertThat(new Crawl(List.of(page(0, ""))).isOfOneState()).isTrue();
        assertThat(new Crawl(List.of(page(0, ""), page(0, ""))).isOfOneState()).isFalse();
        assertThat(new Crawl(List.of(page(7, ""), page(7, ""))).isOfOneState()).isTrue();
        assertThat(new Crawl(List.of(page(7, ""), page(8, ""))).isOfOneState()).isFalse();
    }
}
