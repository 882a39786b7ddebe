package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

class EntryReaderTest {

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00.123456Z");
    private static final Actor.Known IMPORT =
            new Actor.Known("import", "registry.example", Map.of());

    private final EntryReader reader =
            new EntryReader(
                    new SimpleChecks(),
                    "registry.example",
                    InstantSource.fixed(NOW.plusNanos(789)));

    @Nested
    class AListEntry {

        @Test
        void isKeptAsItIs() {
            String document =
                    """
                    {"name":"a.b/c","version":"1.0","status":7,"odd":{"x":[]},"repository":{}}\
                    """;

            assertThat(
                            read(
                                    """
                                    {"server":%s,"_meta":{"io.modelcontextprotocol.registry/official":{
                                      "status":"deprecated","statusMessage":"use d",
                                      "publishedAt":"2025-01-01T00:00:00Z",
                                      "updatedAt":"2025-01-02T00:00:00Z",
                                      "statusChangedAt":"2025-01-03T00:00:00Z","isLatest":true}}}
                                    """
                                            .formatted(document)))
                    .isEqualTo(
                            new SeedEntry.Fact(
                                    new ImportVersion(
                                            "a.b/c",
                                            "1.0",
                                            new Document.Content(document),
                                            new Facts(
                                                    "deprecated",
                                                    "use d",
                                                    Instant.parse("2025-01-01T00:00:00Z"),
                                                    Instant.parse("2025-01-02T00:00:00Z"),
                                                    Instant.parse("2025-01-03T00:00:00Z"),
                                                    true,
                                                    "registry.example"),
                                            IMPORT),
                                    true));
        }

        @Test
        void mayHaveAStatusThatNobodyKnows() {
            assertThat(facts("\"status\":\"sleeping\"").status()).isEqualTo("sleeping");
        }

        @Test
        void withoutFactsIsActiveSinceItWasRead() {
            assertThat(facts(""))
                    .isEqualTo(new Facts("active", null, NOW, NOW, NOW, false, "registry.example"));
        }

        @Test
        void withoutMetaIsTaken() {
            assertThat(read("{\"server\":{\"name\":\"a.b/c\",\"version\":\"1\"}}"))
                    .isInstanceOfSatisfying(
                            SeedEntry.Fact.class, fact -> assertThat(fact.saysLatest()).isFalse());
        }

        @Test
        void losesWhatIsFinerThanAMicrosecond() {
            assertThat(facts("\"publishedAt\":\"2025-09-08T23:47:09.452137971Z\"").publishedAt())
                    .isEqualTo("2025-09-08T23:47:09.452137Z");
        }

        @Test
        void mayTellItsTimesWithAnOffset() {
            assertThat(facts("\"publishedAt\":\"2025-09-08T23:47:09+02:00\"").publishedAt())
                    .isEqualTo("2025-09-08T21:47:09Z");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"yesterday\"",
                    "\"2025-09-08\"",
                    "\"\"",
                    "17",
                    "null",
                    "{}",
                    "\"+1000000-01-01T00:00:00Z\"",
                    "\"-0001-01-01T00:00:00Z\""
                })
        void withAnUnreadableTimeHasTheDefault(String time) {
            assertThat(facts("\"publishedAt\":%s".formatted(time)).publishedAt()).isEqualTo(NOW);
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                textBlock =
                        """
                        active,     1, 2, 3, 1, 2, 3
                        active,     1, 2, -, 1, 2, 1
                        deleted,    1, 2, -, 1, 2, 2
                        active,     1, -, -, 1, 1, 1
                        deleted,    1, -, -, 1, 1, 1
                        deleted,    1, -, 3, 1, 3, 3
                        active,     3, -, 1, 3, 3, 1
                        active,     -, 2, -, 2, 2, 2
                        active,     -, 2, 3, 2, 2, 3
                        active,     -, -, 3, 3, 3, 3
                        """)
        void hasDefaultsForTimesThatAreMissing(
                String status,
                @Nullable String published,
                @Nullable String updated,
                @Nullable String changed,
                int publishedAt,
                int updatedAt,
                int statusChangedAt) {
            Facts facts =
                    facts(
                            "\"status\":\"%s\",\"publishedAt\":%s,\"updatedAt\":%s,\"statusChangedAt\":%s"
                                    .formatted(status, day(published), day(updated), day(changed)));

            assertThat(facts.publishedAt()).isEqualTo(instant(publishedAt));
            assertThat(facts.updatedAt()).isEqualTo(instant(updatedAt));
            assertThat(facts.statusChangedAt()).isEqualTo(instant(statusChangedAt));
        }

        @Test
        void withoutAUsableNameIsRefused() {
            assertThat(read("{\"server\":{\"name\":\"kbag\",\"version\":\"1.0.0\"}}"))
                    .isEqualTo(
                            new SeedEntry.Unusable(
                                    "kbag@1.0.0 (line 7)",
                                    "the name must match [a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "\"x\""})
        void withoutAnObjectIsRefused(String server) {
            assertThat(read("{\"server\":%s}".formatted(server)))
                    .isInstanceOfSatisfying(
                            SeedEntry.Unusable.class,
                            unusable ->
                                    assertThat(unusable.reason())
                                            .startsWith("\"server\" must be an object, found "));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\u0000", "\\ud800"})
        void withAMessageThatCannotBeStoredIsRefused(String odd) {
            assertThat(
                            read(
                                    """
                                    {"server":{"name":"a.b/c","version":"1"},"_meta":\
                                    {"io.modelcontextprotocol.registry/official":{"statusMessage":"%s"}}}\
                                    """
                                            .formatted(odd)))
                    .isEqualTo(
                            new SeedEntry.Unusable(
                                    "a.b/c@1 (line 7)",
                                    "its status or statusMessage holds U+0000 or a lone"
                                            + " surrogate"));
        }
    }

    @Nested
    class ABareDocument {

        @Test
        void isPublishedByTheImport() {
            String document = Samples.document("a.b/c", "1.0.0");

            assertThat(read(document))
                    .isEqualTo(
                            new SeedEntry.Plain(
                                    new PublishVersion(
                                            "a.b/c",
                                            "1.0.0",
                                            new Document.Content(document),
                                            IMPORT)));
        }

        @Test
        void thatIsNotAdmittedIsRefused() {
            assertThat(read("{\"name\":\"a.b/c\",\"version\":\"1.0.0\"}"))
                    .isEqualTo(
                            new SeedEntry.Unusable(
                                    "a.b/c@1.0.0 (line 7)",
                                    "expected required property description to be present"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"name\":", "{} {}", "nothing", "{\"a\":01}", "[1]", "3", "\"x\"", "null"})
    void whatIsNoObjectIsRefused(String text) {
        assertThat(read(text))
                .isInstanceOfSatisfying(
                        SeedEntry.Unusable.class,
                        unusable -> {
                            assertThat(unusable.key()).isEqualTo("line 7");
                            assertThat(unusable.reason()).startsWith("a JSON object was expected");
                        });
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThat(read("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"))
                .isInstanceOf(SeedEntry.Unusable.class);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThat(reader.read(new RawEntry(new Cut.TooLarge(2_000_000), "line 7", "7", true)))
                .isEqualTo(
                        new SeedEntry.Unusable(
                                "line 7",
                                "an entry may have 1,048,576 bytes, this one has 2,000,000"));
    }

    private SeedEntry read(String text) {
        var cut = new Cut.Whole(text.getBytes(StandardCharsets.UTF_8));
        return reader.read(new RawEntry(cut, "line 7", "7", true));
    }

    private Facts facts(String members) {
        String entry =
                """
                {"server":{"name":"a.b/c","version":"1"},"_meta":\
                {"io.modelcontextprotocol.registry/official":{%s}}}\
                """
                        .formatted(members);
        return switch (read(entry)) {
            case SeedEntry.Fact(var command, _) -> command.facts();
            case SeedEntry other -> throw new AssertionError(other);
        };
    }

    private static String day(@Nullable String day) {
        return day == null ? "null" : "\"" + instant(Integer.parseInt(day)) + "\"";
    }

    private static Instant instant(int day) {
        return Instant.parse("2025-01-0%dT00:00:00Z".formatted(day));
    }
}
