package annals.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

class FiguresTest {

    @Test
    void figuresAreATableInTheirOrder() {
        var figures = new Figures();
        figures.add(new Figure("start", "4.7 s"));
        figures.add(new Figure("a|b", "1,200/s", "inserts: 3,000/s", "1,000/s"));

        assertThat(figures.markdown())
                .isEqualTo(
                        """
                        | what | figure | beside, in the same run | aim |
                        | --- | --- | --- | --- |
                        | start | 4.7 s |  |  |
                        | a\\|b | 1,200/s | inserts: 3,000/s | 1,000/s |
                        """);
    }

    @Test
    void theMedianIsInTheMiddle() {
        var times = List.of(Duration.ofSeconds(9), Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(Numbers.median(times)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theMiddleOfFiguresIsNotMovedByOneThatIsFarOff() {
        assertThat(Numbers.middle(DoubleStream.of(900, 2, 3, 1, 4))).isEqualTo(3);
    }

    @Test
    void numbersAreWrittenTheSameInEveryCountry() {
        assertThat(Numbers.rate(12_345.6)).isEqualTo("12,346/s");
        assertThat(Numbers.ms(1.234)).isEqualTo("1.23 ms");
        assertThat(Numbers.seconds(Duration.ofMillis(4_660))).isEqualTo("4.7 s");
        assertThat(Numbers.megabytes(311_400_000)).isEqualTo("311 MB");
    }
}
