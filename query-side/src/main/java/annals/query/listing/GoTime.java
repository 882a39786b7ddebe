package annals.query.listing;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as Go's {@code time.Parse(time.RFC3339, …)} reads them, which the official service calls:
 * {@code T} and {@code Z} in upper case, a fraction of any length after a point or a comma, an hour
 * of one digit, an offset of up to 24:60; no leap second, no 24 o'clock.
 */
final class GoTime {

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
                            + "(?:[.,]([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

    private static final int NANO_DIGITS = 9;
    private static final int MAX_OFFSET_HOURS = 24;
    private static final int MAX_OFFSET_MINUTES = 60;

    private GoTime() {}

    /** Empty when it is no such time. */
    static Optional<Instant> parse(String text) {
        var parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var local =
                    LocalDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            Integer.parseInt(parts.group(6)),
                            nanos(parts.group(7)));
            if (parts.group(8) == null) {
                return Optional.of(local.toInstant(ZoneOffset.UTC));
            }
            int hours = Integer.parseInt(parts.group(9));
            int minutes = Integer.parseInt(parts.group(10));
            if (hours > MAX_OFFSET_HOURS || minutes > MAX_OFFSET_MINUTES) {
                return Optional.empty();
            }
            long seconds = (hours * 60L + minutes) * 60;
            var utc = local.toInstant(ZoneOffset.UTC);
            return Optional.of(
                    parts.group(8).equals("+")
                            ? utc.minusSeconds(seconds)
                            : utc.plusSeconds(seconds));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static int nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        var digits = (fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
        return Integer.parseInt(digits);
    }
}
