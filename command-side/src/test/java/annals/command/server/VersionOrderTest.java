package annals.command.server;

import static annals.command.server.VersionOrder.Outcome.BY_TIME;
import static annals.command.server.VersionOrder.Outcome.EQUAL_PRECEDENCE;
import static annals.command.server.VersionOrder.Outcome.HIGHER;
import static annals.command.server.VersionOrder.Outcome.LOWER;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class VersionOrderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0",
                "1.0.0",
                "v1.0.0",
                "1.0.0-x-y",
                "1.0.0+b",
                "2021.3.15",
                "1.0.0-alpha.1",
                "1.0.0-0.3.7",
                "1.0.0-x.7.z.92",
                "1.0.0-x-y-z.--",
                "1.0.0--",
                "1.0.0-0A",
                "1.0.0-00a.1",
                "1.0.0+001",
                "1.0.0-beta+exp.sha.5114f85",
                "1.0.0+21AF26D3---117B344092BD",
                "1.0.0+build-1.-",
                "12345678901234567890.12345678901234567890.12345678901234567890"
            })
    void aSemanticVersion(String version) {
        assertThat(VersionOrder.of(version)).isInstanceOf(VersionOrder.Semantic.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "1",
                "1.0",
                "V1.0.0",
                "vv1.0.0",
                " 1.0.0",
                "1.0.0 ",
                "1.0.0\n",
                "2021.03.15",
                "01.0.0",
                "1.0.0.0",
                "1..0",
                "1.0.",
                ".1.0",
                "1.0.0-alpha.01",
                "1.0.0-",
                "1.0.0-a..b",
                "1.0.0-a.",
                "1.0.0-a_b",
                "1.0.0-é",
                "1.0.0+",
                "1.0.0+a..b",
                "1.0.0+a+b",
                "1.0.0+a_b",
                "1.0-beta.0",
                "1.0.x",
                "١.0.0",
                "-1.0.0",
                "snapshot",
                "latest"
            })
    void aVersionInAFormOfItsOwn(String version) {
        assertThat(VersionOrder.of(version)).isInstanceOf(VersionOrder.Free.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 2.0.0",
        "2.0.0, 2.1.0",
        "2.1.0, 2.1.1",
        "1.9.0, 1.10.0",
        "9.0.0, 10.0.0",
        "2021.3.15, 2021.11.2",
        "1.0.0-rc.1, 1.0.0",
        "0.9.9, 1.0.0-alpha",
        "1.0.0-1, 1.0.0-a",
        "1.0.0-9, 1.0.0-10",
        "1.0.0-10, 1.0.0-9a",
        "1.0.0-A, 1.0.0-a",
        "1.0.0--, 1.0.0-0a",
        "1.0.0-alpha, 1.0.0-alpha.0",
        "1.0.0-99999999999999999999, 1.0.0-100000000000000000000",
        "99999999999999999999.0.0, 100000000000000000000.0.0",
        "12345678901234567890.0.0, 12345678901234567891.0.0",
        "1.0.0+zzz, 1.0.1",
        "v1.0.0, 1.0.1"
    })
    void aSemanticVersionIsLowerThanAnother(String lower, String higher) {
        assertThat(outcome(lower, higher)).isEqualTo(LOWER);
        assertThat(outcome(higher, lower)).isEqualTo(HIGHER);
    }

    @Test
    void theExampleOfSemverOrgIsInOrder() {
        var ascending =
                List.of(
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0");
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = i + 1; j < ascending.size(); j++) {
                assertThat(outcome(ascending.get(i), ascending.get(j))).isEqualTo(LOWER);
                assertThat(outcome(ascending.get(j), ascending.get(i))).isEqualTo(HIGHER);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.0",
        "1.0.0, v1.0.0",
        "1.0.0, 1.0.0+a",
        "1.0.0+a, 1.0.0+b",
        "1.0.0-rc.1+a, v1.0.0-rc.1"
    })
    void buildMetadataAndTheLetterVCountForNothing(String one, String other) {
        assertThat(outcome(one, other)).isEqualTo(EQUAL_PRECEDENCE);
        assertThat(outcome(other, one)).isEqualTo(EQUAL_PRECEDENCE);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0-0, 99.0", "0.0.1, snapshot", "1.0.0-alpha, 2021.03.05", "1.0.0, ''"})
    void aSemanticVersionIsHigherThanAnyOther(String semantic, String other) {
        assertThat(outcome(semantic, other)).isEqualTo(HIGHER);
        assertThat(outcome(other, semantic)).isEqualTo(LOWER);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2.0", "snapshot, snapshot", "2021.03.05, 1"})
    void betweenOtherVersionsTimeDecides(String one, String other) {
        assertThat(outcome(one, other)).isEqualTo(BY_TIME);
        assertThat(outcome(other, one)).isEqualTo(BY_TIME);
    }

    @Test
    void theLongestVersionsAreCompared() {
        String digits = "9".repeat(250);
        assertThat(outcome("0.0." + digits, "0.0.1" + digits)).isEqualTo(LOWER);
        String dotted = "0.0.0-" + "a.".repeat(124);
        assertThat(outcome(dotted + "a", dotted + "b")).isEqualTo(LOWER);
        assertThat(outcome(dotted, dotted + "a")).isEqualTo(LOWER);
        assertThat(VersionOrder.of(dotted)).isInstanceOf(VersionOrder.Free.class);
    }

    private static VersionOrder.Outcome outcome(String one, String other) {
        return VersionOrder.of(one).against(VersionOrder.of(other));
    }
}
