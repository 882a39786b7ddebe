package annals.serverjson;

import static java.time.temporal.ChronoField.NANO_OF_SECOND;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** How times are written in answers: RFC 3339, UTC, the fraction without trailing zeros. */
public final class Timestamps {

    private static final DateTimeFormatter RFC_3339 =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(NANO_OF_SECOND, 0, 9, true)
                    .appendLiteral('Z')
                    .toFormatter(java.util.Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** As the official service writes it: {@code 2025-09-16T22:49:26.5Z}. */
    public static String text(Instant time) {
        return RFC_3339.format(time);
    }
}
