package annals.query.listing;

import annals.eventstore.EventLog;
import annals.eventstore.Position;
import annals.http.Problem;
import annals.http.ProblemException;
import annals.http.QueryParameters;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which moment {@code as_of} names: a position, or a time (extensions.md, "History, difference, as
 * of").
 */
final class Moments {

    static final String PARAMETER = "as_of";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final JdbcClient database;
    private final EventLog log;

    Moments(JdbcClient database) {
        this.database = database;
        log = new EventLog(database);
    }

    /** What is asked for; finds nothing wrong with the moment itself yet. */
    sealed interface Asked {

        record At(long position) implements Asked {}

        record Until(Instant time) implements Asked {}
    }

    /** Reads the parameter, and notes findings with the query's own. */
    static Optional<Asked> asked(QueryParameters query) {
        var text = query.text(PARAMETER);
        var asked = text.flatMap(Moments::parse);
        if (text.isPresent() && asked.isEmpty()) {
            query.refuse(
                    PARAMETER,
                    "expected a position, or a time as RFC 3339 writes it (2026-01-31T12:00:00Z)",
                    text.get());
        }
        return asked;
    }

    private static Optional<Asked> parse(String text) {
        return DIGITS.matcher(text).matches()
                ? Optional.of(new Asked.At(Long.parseLong(text)))
                : GoTime.parse(text).map(Asked.Until::new);
    }

    /** The moment; 400 for one that has not come yet. */
    AsOf of(Asked asked) {
        return switch (asked) {
            case Asked.At(var position) -> at(position);
            case Asked.Until(var time) -> until(time);
        };
    }

    private AsOf at(long position) {
        long head = log.head().number();
        if (position > head) {
            throw notYet(
                    "position %d is beyond the head: the last event of this registry is at position %d"
                            .formatted(position, head));
        }
        return new AsOf(log.positionOf(position), false);
    }

    private AsOf until(Instant time) {
        var head = log.head();
        if (!time.isAfter(head.recordedAt())) {
            return new AsOf(
                    time.isBefore(Instant.EPOCH) ? Position.START : log.lastAt(time), false);
        }
        var now =
                database.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        if (time.isAfter(now)) {
            throw notYet("the time %s has not come yet; it is %s".formatted(time, now));
        }
        return new AsOf(head, true);
    }

    private static ProblemException notYet(String why) {
        return new ProblemException(
                Problem.of(
                        400,
                        "Invalid as_of: %s. Send a position or a time of the past".formatted(why)));
    }
}
