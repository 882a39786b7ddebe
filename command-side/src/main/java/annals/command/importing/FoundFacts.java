package annals.command.importing;

import static java.time.temporal.ChronoUnit.MICROS;

import annals.command.server.ServerCommand.Facts;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Reads what another registry says of a version beside its document, from the {@code _meta} of a
 * list entry. Whatever is readable is kept; what is missing or unreadable has these defaults:
 *
 * <ul>
 *   <li>{@code status}: {@code active}
 *   <li>{@code publishedAt}: {@code updatedAt}, else {@code statusChangedAt}, else the time of
 *       reading
 *   <li>{@code updatedAt}: {@code statusChangedAt} where that is later than {@code publishedAt},
 *       else {@code publishedAt}
 *   <li>{@code statusChangedAt}: {@code publishedAt} if active, else {@code updatedAt}
 *   <li>{@code isLatest}: not latest, and the source says nothing of it
 * </ul>
 *
 * A time is readable if it is RFC 3339; it is cut to microseconds.
 */
final class FoundFacts {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    private final String source;
    private final InstantSource clock;

    FoundFacts(String source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The facts of a list entry. */
    Facts of(JsonNode entry) {
        JsonNode found = official(entry);
        String status = text(found, "status").orElse("active");
        Optional<Instant> published = time(found, "publishedAt");
        Optional<Instant> updated = time(found, "updatedAt");
        Optional<Instant> changed = time(found, "statusChangedAt");

        Instant publishedAt = published.or(() -> updated).or(() -> changed).orElseGet(this::now);
        Instant updatedAt =
                updated.or(() -> changed.filter(publishedAt::isBefore)).orElse(publishedAt);
        Instant statusChangedAt = changed.orElse(status.equals("active") ? publishedAt : updatedAt);
        return new Facts(
                status,
                text(found, "statusMessage").orElse(null),
                publishedAt,
                updatedAt,
                statusChangedAt,
                found.path("isLatest").booleanValue(false),
                source);
    }

    /** Whether the source says of this entry if it is its latest. */
    static boolean saysLatest(JsonNode entry) {
        return official(entry).path("isLatest").isBoolean();
    }

    private static JsonNode official(JsonNode entry) {
        return entry.path("_meta").path(OFFICIAL);
    }

    private static Optional<String> text(JsonNode found, String member) {
        return found.path(member).stringValueOpt();
    }

    private static Optional<Instant> time(JsonNode found, String member) {
        return text(found, member).flatMap(FoundFacts::time);
    }

    private static Optional<Instant> time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            Instant instant = time.toInstant().truncatedTo(MICROS);
            // RFC 3339 has years of four digits; others cannot be written back
            return hasFourDigitYear(instant) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean hasFourDigitYear(Instant time) {
        int year = time.atOffset(java.time.ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9_999;
    }

    private Instant now() {
        return clock.instant().truncatedTo(MICROS);
    }
}
