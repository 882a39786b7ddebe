package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.Position;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

class ListingCursorTest {

    private static final UUID REGISTRY = UUID.randomUUID();

    private final long seed = new Random().nextLong();
    private final RandomGenerator random = new Random(seed);

    private ListingCursor any() {
        var first = new Position(random.nextLong(0, Long.MAX_VALUE), anyTime());
        return new ListingCursor(
                new ListingPlace.AfterVersion(anyText(), anyText()),
                new ListingFilter(anyText(), anyTimeOrNone(), anyText(), random.nextBoolean()),
                first,
                random.nextBoolean() ? new AsOf(first, random.nextBoolean()) : null);
    }

    private String anyText() {
        return random.ints(random.nextInt(0, 40), 1, 0x1_0000)
                .filter(letter -> !Character.isSurrogate((char) letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Instant anyTime() {
        return Instant.EPOCH.plusNanos(random.nextLong(0, 4_000_000_000_000_000L) * 1000);
    }

    private @Nullable Instant anyTimeOrNone() {
        return random.nextBoolean() ? anyTime() : null;
    }

    @RepeatedTest(200)
    void itIsReadAsItWasWrittenAndNeedsNoEncoding() {
        var cursor = any();

        var text = cursor.text(REGISTRY);

        assertThat(text).as("seed %d", seed).matches("_[A-Za-z0-9_-]+");
        assertThat(ListingCursor.parse(text, REGISTRY)).as("seed %d", seed).contains(cursor);
    }

    @RepeatedTest(200)
    void anAlteredOneIsFoundOut() {
        var text = any().text(REGISTRY);
        int at = random.nextInt(1, text.length());
        char other = text.charAt(at) == 'A' ? 'B' : 'A';

        var altered = text.substring(0, at) + other + text.substring(at + 1);

        assertThat(ListingCursor.parse(altered, REGISTRY)).as("seed %d", seed).isEmpty();
    }

    @RepeatedTest(50)
    void aShortenedOrLengthenedOneIsFoundOut() {
        var text = any().text(REGISTRY);

        assertThat(
                        ListingCursor.parse(
                                text.substring(0, random.nextInt(1, text.length())), REGISTRY))
                .isEmpty();
        assertThat(ListingCursor.parse(text + "A", REGISTRY)).isEmpty();
        assertThat(ListingCursor.parse(text + "=", REGISTRY)).isEmpty();
    }

    @Test
    void anotherRegistrysIsFoundOut() {
        assertThat(ListingCursor.parse(any().text(UUID.randomUUID()), REGISTRY)).isEmpty();
    }

    @Test
    void oneThatNoDatabaseCanTakeIsNone() {
        assertThat(ListingCursor.parse(with("a\0b", "").text(REGISTRY), REGISTRY)).isEmpty();
        assertThat(ListingCursor.parse(with("a", "\ud800").text(REGISTRY), REGISTRY)).isEmpty();
        var late = Instant.parse("+12000-01-01T00:00:00Z");
        var cursor =
                new ListingCursor(
                        new ListingPlace.AfterVersion("a", "1"),
                        new ListingFilter("", late, "", true),
                        Position.START,
                        null);
        assertThat(ListingCursor.parse(cursor.text(REGISTRY), REGISTRY)).isEmpty();
    }

    private static ListingCursor with(String name, String search) {
        return new ListingCursor(
                new ListingPlace.AfterVersion(name, "1"),
                new ListingFilter(search, null, "", false),
                Position.START,
                null);
    }
}
