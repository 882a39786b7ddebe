package annals.standalone.tool;

import java.util.Locale;

/** Numbers for people. */
final class Numbers {

    private Numbers() {}

    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A time as one says it. */
    static String duration(long seconds) {
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
    }
}
