package annals.standalone.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Entries as other registries list them, made by dice that always fall alike: all that real ones
 * have, and what none should have. Which version is latest is known by construction.
 */
final class SeedSample {

    private static final int SERVERS = 100;
    private static final Instant FIRST = Instant.parse("2025-09-08T23:47:09.452138Z");

    /** Go's form of RFC 3339: no zeros at the end of the fraction. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
                    .appendLiteral('Z')
                    .toFormatter()
                    .withZone(ZoneOffset.UTC);

    /** From the lowest to the highest, by precedence. */
    private static final List<String> SEMANTIC =
            List.of(
                    "0.0.1-alpha.1",
                    "v0.9.0",
                    "1.0.0-rc.1",
                    "1.0.0+build.7",
                    "1.2.0",
                    "1.10.0",
                    "2.0.0-beta",
                    "2025.9.8");

    /** None is higher than the other; what was published last is latest. */
    private static final List<String> FREE =
            List.of("2025.09.08", "snapshot", "1.0", "Ünïcode-1", "a b", "1.0.0.0", "v1");

    private static final List<String> MEMBERS =
            List.of(
                    "\"repository\":{}",
                    "\"repository\":{\"url\":\"https://github.com/example/x\",\"source\":\"github\"}",
                    "\"title\":\"\"",
                    "\"title\":null",
                    "\"websiteUrl\":\"not a URL\"",
                    "\"status\":\"strange\"",
                    "\"unknown\":{\"deep\":[[],{},[{\"empty\":{}}]]}",
                    "\"packages\":[]",
                    "\"packages\":[{\"registryType\":\"unheard-of\",\"transport\":{}}]",
                    "\"packages\":[{\"registry_type\":\"npm\",\"identifier\":7,"
                            + "\"environmentVariables\":[{\"name\":\"A\",\"format\":\"date\"}]}]",
                    "\"remotes\":[{\"type\":\"sse\",\"url\":\"\",\"headers\":[]}]",
                    "\"_meta\":{}",
                    "\"_meta\":{\"io.modelcontextprotocol.registry/publisher-provided\":{}}",
                    "\"_meta\":{\"io.modelcontextprotocol.registry/publisher-provided\":"
                            + "{\"n\":[166,166.0,1e21,1E-7,-0,0.1,12345678901234567890]},"
                            + "\"com.example/more\":{\"kept\":true}}",
                    "\"text\":\"\\u2028 \\ud83d\\ude00 <&> \\\"quoted\\\" \\\\ \\t end\"");

    private static final List<String> UNUSABLE =
            List.of(
                    "{\"server\":{\"name\":\"com.example/without-version\"}}",
                    "{\"server\":{\"name\":\"no slash\",\"version\":\"1.0.0\"}}",
                    "{\"server\":[\"com.example/array\",\"1.0.0\"]}",
                    "{\"server\":{\"name\":\"com.example/nul\",\"version\":\"1\",\"d\":\"\\u0000\"}}",
                    "\"com.example/text\"");

    private final Random dice = new Random(20251218);
    private final List<String> entries = new ArrayList<>();

    private SeedSample() {
        IntStream.range(0, SERVERS).forEach(this::server);
        Collections.shuffle(entries, dice);
    }

    /** Usable entries of about a hundred servers, each with all its facts, in no order. */
    static List<String> entries() {
        return List.copyOf(new SeedSample().entries);
    }

    /** What no import can take. */
    static List<String> unusable() {
        return UNUSABLE;
    }

    private void server(int number) {
        var name = "com.example-%d/server_%d".formatted(number % 7, number);
        switch (number % 4) {
            case 0 -> semantic(name);
            case 1 -> free(name);
            case 2 -> both(name);
            default -> allDeleted(name);
        }
    }

    /** The highest is latest, whenever it was published; a higher one that is deleted is not. */
    private void semantic(String name) {
        int count = 1 + dice.nextInt(SEMANTIC.size() - 1);
        for (int i = 0; i < count; i++) {
            entry(name, SEMANTIC.get(i), live(), time(), i == count - 1);
        }
        entry(name, SEMANTIC.get(count), "deleted", time(), false);
        if (SEMANTIC.subList(0, count).contains("1.0.0+build.7")) {
            // equal to one that was there before
            entry(name, "1.0.0+later", live(), FIRST.plus(Duration.ofDays(400)), false);
        }
    }

    private void free(String name) {
        int count = 1 + dice.nextInt(FREE.size());
        for (int i = 0; i < count; i++) {
            var later = FIRST.plus(Duration.ofDays(i)).plusNanos(1_000L * dice.nextInt(1_000_000));
            entry(name, FREE.get(i), live(), later, i == count - 1);
        }
    }

    /** What is semantic is higher than what is not. */
    private void both(String name) {
        entry(name, "1.0.0", live(), FIRST, true);
        entry(name, "2.0", live(), time(), false);
        entry(name, "3.0.0", "deleted", time(), false);
        entry(name, "4", "deleted", time(), false);
    }

    private void allDeleted(String name) {
        int count = 1 + dice.nextInt(SEMANTIC.size());
        for (int i = 0; i < count; i++) {
            entry(name, SEMANTIC.get(i), "deleted", time(), i == count - 1);
        }
    }

    private void entry(
            String name, String version, String status, Instant published, boolean latest) {
        var updated = published.plus(Duration.ofMillis(dice.nextInt(100_000_000)));
        entries.add(
                """
                {"server":%s,"_meta":{"io.modelcontextprotocol.registry/official":{"status":"%s",\
                %s%s"publishedAt":"%s","updatedAt":"%s","isLatest":%s}}}\
                """
                        .formatted(
                                document(name, version),
                                status,
                                dice.nextBoolean()
                                        ? ""
                                        : "\"statusChangedAt\":\"%s\",".formatted(text(updated)),
                                message(status),
                                text(published),
                                text(updated),
                                latest));
    }

    private String document(String name, String version) {
        var document =
                new StringBuilder("{\"name\":\"%s\",\"version\":\"%s\"".formatted(name, version));
        var members = new ArrayList<>(MEMBERS);
        Collections.shuffle(members, dice);
        members.stream()
                .limit(dice.nextInt(5))
                .filter(member -> !document.toString().contains(member.split(":", 2)[0] + ":"))
                .forEach(member -> document.append(',').append(member));
        return document.append('}').toString();
    }

    private String live() {
        return List.of("active", "active", "deprecated", "archived").get(dice.nextInt(4));
    }

    private String message(String status) {
        return status.equals("active")
                ? ""
                : List.of("", "\"statusMessage\":\"\",", "\"statusMessage\":\"moved\",")
                        .get(dice.nextInt(3));
    }

    private Instant time() {
        return FIRST.plusSeconds(dice.nextInt(8_000_000)).plusNanos(10_000L * dice.nextInt(90_000));
    }

    private static String text(Instant time) {
        return TIME.format(time);
    }
}
