package annals.command.admission.document;

import java.math.BigDecimal;
import java.math.MathContext;

/** How Go's {@code encoding/json} writes a 64-bit floating point number. */
final class GoFloat {

    /** From here on, and below {@link #SMALL}, numbers have an exponent. */
    private static final double LARGE = 1e21;

    private static final double SMALL = 1e-6;

    private GoFloat() {}

    /** The shortest text that reads as this number: {@code 166}, {@code 1e+21}, {@code 1e-7}. */
    static String text(double value) {
        if (value == 0) {
            // readers of JSON do not tell -0 from 0
            return "0";
        }
        double size = Math.abs(value);
        var digits = shortest(size);
        String text = size < SMALL || size >= LARGE ? scientific(digits) : digits.toPlainString();
        return value < 0 ? "-" + text : text;
    }

    private static BigDecimal shortest(double size) {
        var digits = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        if (digits.precision() == 2) {
            // Java prefers two digits that come nearer to one that suffices: 4.9E-324 for 5e-324
            var single = digits.round(new MathContext(1)).stripTrailingZeros();
            return single.doubleValue() == size ? single : digits;
        }
        return digits;
    }

    private static String scientific(BigDecimal digits) {
        String all = digits.unscaledValue().toString();
        int exponent = digits.precision() - digits.scale() - 1;
        String fraction = all.length() == 1 ? "" : "." + all.substring(1);
        return all.charAt(0) + fraction + (exponent < 0 ? "e" : "e+") + exponent;
    }
}
