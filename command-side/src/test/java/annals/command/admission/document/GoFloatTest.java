package annals.command.admission.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** The expected texts are those of Go's {@code json.Marshal}. */
class GoFloatTest {

    @ParameterizedTest
    @CsvSource({
        "166.0, 166",
        "1e2, 100",
        "0.5, 0.5",
        "-0.5, -0.5",
        "0.0, 0",
        "-0.0, 0",
        "0.1, 0.1",
        "1e20, 100000000000000000000",
        "123456789012345678901.0, 123456789012345680000",
        "1e21, 1e+21",
        "-1e21, -1e+21",
        "1.5e300, 1.5e+300",
        "0.000001, 0.000001",
        "0.0000015, 0.0000015",
        "0.0000001, 1e-7",
        "0.00000012, 1.2e-7",
        "1e-10, 1e-10",
        "1.25e-100, 1.25e-100",
        "4.9e-324, 5e-324",
        "9.9e-324, 1e-323",
        "2e-323, 2e-323",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "9007199254740993.0, 9007199254740992",
        "2e23, 2e+23",
        "3.14159, 3.14159"
    })
    void aNumberIsWrittenAsGoWritesIt(double value, String text) {
        assertThat(GoFloat.text(value)).isEqualTo(text);
    }

    @Test
    void everyNumberIsReadAsItself() {
        var random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(GoFloat.text(value))).isEqualTo(value);
            }
        }
    }
}
