package annals.benchmarks.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import annals.benchmarks.hammer.Growth.Comparison;

import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void mediansAreComparedSoThatOneHiccupDoesNotCount() {
        assertThat(
                        Comparison.of(
                                new long[] {6_000_000, 900_000_000, 4_000_000},
                                new long[] {2_000_000, 3_000_000, 1_000_000, 2_000_000}))
                .isEqualTo(new Comparison(6, 2, 3));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(
                        Comparison.of(
                                        new long[] {1_000_000, 3_000_000, 9_000_000, 1_000_000},
                                        new long[] {1_000_000})
                                .largeMs())
                .isEqualTo(2);
    }
}
