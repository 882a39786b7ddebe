package annals.command.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the {@code Retry-After} header: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from now on; empty when the text is neither. */
    static Optional<Duration> in(String header, Instant now) {
        String text = header.strip();
        return text.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                : date(text).map(then -> Duration.between(now, then)).map(RetryAfter::notNegative);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
