package annals.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.benchmarks.failure.UnusableArgument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class BoundsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void noLoadHasMoreRequestsThanAMillion() {
        assertThat(new Bounds(1_000_000, SECOND).requests()).isEqualTo(1_000_000);
        assertThatThrownBy(() -> new Bounds(1_000_001, SECOND))
                .isInstanceOf(UnusableArgument.class)
                .hasMessage("a load has 1 to 1000000 requests, not 1000001");
    }

    @Test
    void noLoadLastsLongerThanTenMinutes() {
        assertThatThrownBy(() -> new Bounds(1, Duration.ofMinutes(10).plusMillis(1)))
                .hasMessage("a load takes more than 0 and at most 600 s, not 600.001 s");
    }

    @Test
    void aLoadLastsSomeTime() {
        assertThatThrownBy(() -> new Bounds(1, Duration.ZERO))
                .hasMessage("a load takes more than 0 and at most 600 s, not 0.0 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 257})
    void thereAreSomeClientsAndNotTooMany(int clients) {
        assertThatThrownBy(() -> new Pace.Closed(clients))
                .hasMessage("there can be 1 to 256 clients, not " + clients);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 10_001, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateIsANumberThatCanBeKept(double rate) {
        assertThatThrownBy(() -> new Pace.Open(rate, 1))
                .hasMessage("a rate is more than 0 and at most 10000 a second, not " + rate);
    }

    @Test
    void requestsAreDueAtEqualDistancesThatDoNotDrift() {
        var pace = new Pace.Open(3, 1);

        assertThat(pace.due(0)).isZero();
        assertThat(pace.due(3)).isEqualTo(1_000_000_000L);
        assertThat(pace.due(3_000_000)).isEqualTo(1_000_000_000_000_000L);
    }
}
