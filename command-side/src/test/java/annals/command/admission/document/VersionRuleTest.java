package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class VersionRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // comparator
                "^1.2.3",
                "~1.2",
                ">=1",
                ">= 1.2.3",
                ">=  v1.2.3",
                "<2",
                "<=2.0",
                ">1.0.0.0",
                "=1.0.0",
                "=\t1.0.0-rc.1",
                // wildcard
                "1.x",
                "1.2.X",
                "1.*",
                "*.*",
                "x.1",
                "X.1.2",
                "v1.x",
                "1.2.*-beta",
                // hyphen
                "1.2.3 - 2.0.0",
                "1 - 2",
                "v1.0 -v2.0",
                "1.0.0-rc - 1.0.0",
                "1.2.3\t- 2.0.0",
                // or
                "1.2 || 1.3",
                "1||2||v3.0.0-rc",
                "1.2\t||\n1.3",
                // what is around does not count
                "  ^1.2.3\n",
                "\u00A01.x\u0085",
                // false positives of the official service
                "1.0.0-next",
                "1.2.3-experimental",
                "1.0-x",
                "v1.0-X"
            })
    void aRangeIsRefused(String version) {
        assertThat(issues(version))
                .containsExactly(
                        Issue.error(
                                "version",
                                "version must be a specific version, not a range: "
                                        + GoText.quoted(version),
                                "version-looks-like-range"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.0.0+build.5",
                "*",
                "x",
                "X",
                "==1.0",
                "~=1.4",
                "~> 1.2",
                "^1.2 || ^1.3",
                ">=1.0.0 <2.0.0",
                "[1.0,2.0)",
                "1.2.x.x",
                "^1.2.3+b",
                "^1.2.3.4.5",
                "^",
                "^x",
                ">=1.x",
                "1.2.3- 2.0.0",
                "1.2.3  - 2.0.0",
                "1.2.3 - ",
                "1.2 | 1.3",
                "1.2 ||",
                "|| 1.2",
                "1.2 || || 1.3",
                "||",
                "LATEST",
                " latest",
                "latest ",
                "snapshot",
                "snapshot - 2025.09",
                "2021.03.15",
                "2024-01-01",
                "1.0.0.0-next",
                "next",
                "1-x",
                "1.2.3-beta",
                ".x",
                "1.",
                "1.0",
                "v1.0.0",
                "",
                " ",
                "٠.x"
            })
    void anythingElseIsAVersion(String version) {
        assertThat(issues(version)).isEmpty();
    }

    @Test
    void theWordLatestIsReserved() {
        assertThat(issues("latest"))
                .containsExactly(
                        Issue.error(
                                "version",
                                "version string 'latest' is reserved and cannot be used",
                                "reserved-version-string"));
    }

    @Test
    void theRangeIsShownAsGoQuotesIt() {
        assertThat(issues("\t^1.0"))
                .extracting(Issue::message)
                .containsExactly("version must be a specific version, not a range: \"\\t^1.0\"");
    }

    @Test
    void packagesAreAskedToo() {
        var document = Contents.of("com.example/weather", "1.x", "1.0.0", "^1", "", "latest");
        assertThat(new ServerJsonValidator().issues(document))
                .extracting(Issue::path, Issue::reference)
                .containsExactly(
                        tuple("version", "version-looks-like-range"),
                        tuple("packages[1].version", "version-looks-like-range"),
                        tuple("packages[3].version", "reserved-version-string"));
    }

    @Test
    void veryLongVersionsAreDecidedToo() {
        assertThat(issues("1" + " || 1".repeat(100_000))).hasSize(1);
        assertThat(issues("1" + " || 1".repeat(100_000) + "!")).isEmpty();
        assertThat(issues("1.x-" + "a".repeat(500_000))).hasSize(1);
        assertThat(issues("1 " + " ".repeat(500_000) + "- 2")).isEmpty();
        assertThat(issues("=" + "1".repeat(500_000) + "!")).isEmpty();
    }

    private static List<Issue> issues(String version) {
        return new VersionRule().issues(Contents.of("com.example/weather", version));
    }
}
