package annals.query.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them. */
final class Times {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern RFC_3339 =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})");

    private Times() {}

    /**
     * To the microsecond; what is earlier than all we know is the epoch. Empty for what is none.
     */
    static Optional<Instant> parse(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            var time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            return Optional.of(time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time)
                    .filter(Times::isInRange);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static boolean isInRange(Instant time) {
        return !time.isBefore(Instant.EPOCH) && !time.isAfter(LAST);
    }
}
