package annals.query.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them. */
final class Times {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)"
                            + "(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

    private Times() {}

    /**
     * To the microsecond; what is earlier or later than all we know is the earliest or latest that
     * we know. Empty for what is no time.
     */
    static Optional<Instant> parse(String text) {
        var parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var local = LocalDateTime.parse(parts.group(1) + "T" + parts.group(2));
            var time = local.toInstant(ZoneOffset.UTC).minus(offset(parts));
            return Optional.of(
                    time.isBefore(Instant.EPOCH)
                            ? Instant.EPOCH
                            : time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /** Java's own offsets end at 18 hours. */
    private static Duration offset(Matcher parts) {
        if (parts.group(3) == null) {
            return Duration.ZERO;
        }
        var ahead =
                Duration.ofHours(Integer.parseInt(parts.group(4)))
                        .plusMinutes(Integer.parseInt(parts.group(5)));
        return parts.group(3).equals("+") ? ahead : ahead.negated();
    }
}
