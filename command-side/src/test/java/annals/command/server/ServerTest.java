package annals.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class ServerTest {

    private static final String SERVER = "com.example/weather";
    private static final Actor.Known ACTOR = new Actor.Known("dns", "example.com", Map.of());
    private static final Document.Content DOCUMENT = new Document.Content("{}");
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private final AggregateTestFixture<Server> fixture = new AggregateTestFixture<>(Server.class);

    private TestExecutor<Server> given(List<ServerEvent> events) {
        return events.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(events);
    }

    private static PublishVersion publish(String version) {
        return new PublishVersion(SERVER, version, DOCUMENT, ACTOR);
    }

    private static ServerEvent published(String version, String latest) {
        return new ServerVersionPublished(version, DOCUMENT, latest, ACTOR);
    }

    private static ServerEvent deleted(String version, String latest) {
        return new ServerStatusChanged(
                List.of(new Change(version, "active", "deleted", null)),
                "broken",
                By.PUBLISHER,
                latest,
                ACTOR);
    }

    private static ImportVersion importing(String version, String status, Instant publishedAt) {
        return new ImportVersion(
                SERVER,
                version,
                DOCUMENT,
                new Facts(status, null, publishedAt, publishedAt, publishedAt, false, "there"),
                ACTOR);
    }

    private static ServerEvent imported(
            String version, String status, Instant publishedAt, String latest) {
        return new ServerVersionImported(
                version,
                DOCUMENT,
                latest,
                ACTOR,
                status,
                null,
                publishedAt,
                publishedAt,
                publishedAt,
                false,
                "there");
    }

    @Nested
    class Publishing {

        @Test
        void theFirstVersionIsLatest() {
            given(List.of())
                    .when(publish("1.0.0"))
                    .expectEvents(published("1.0.0", "1.0.0"))
                    .expectResultMessagePayload(new Decision.Append(published("1.0.0", "1.0.0")));
        }

        @ParameterizedTest
        @CsvSource({
            "1.0.0, 2.0.0, 2.0.0",
            "2.0.0, 1.9.9, 2.0.0",
            "1.0.0-alpha, 1.0.0-beta, 1.0.0-beta",
            "1.0.0, 1.0.0+build, 1.0.0",
            "1.0.0, snapshot, 1.0.0",
            "snapshot, nightly, nightly",
            "snapshot, 0.0.1, 0.0.1",
        })
        void aHigherVersionTakesTheFlagAndAnEqualOneDoesNot(
                String before, String version, String latest) {
            given(List.of(published(before, before)))
                    .when(publish(version))
                    .expectEvents(published(version, latest));
        }

        @Test
        void aDeletedHolderGivesTheFlagToWhateverIsPublishedNext() {
            given(List.of(published("2.0.0", "2.0.0"), deleted("2.0.0", "2.0.0")))
                    .when(publish("1.0.0"))
                    .expectEvents(published("1.0.0", "1.0.0"));
        }

        @Test
        void aVersionIsPublishedOnce() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(publish("1.0.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new Decision.Refuse(
                                    new Refusal.DuplicateVersion(SERVER, "1.0.0", "1.0.0")));
        }

        @Test
        void aDeletedVersionIsNotPublishedAgain() {
            given(List.of(published("1.0.0", "1.0.0"), deleted("1.0.0", "1.0.0")))
                    .when(publish("1.0.0"))
                    .expectNoEvents();
        }

        @Test
        void aServerHasAtMostTenThousandVersions() {
            var full =
                    IntStream.range(0, 10_000)
                            .mapToObj(n -> published("1." + n + ".0", "1." + n + ".0"))
                            .toList();

            given(full)
                    .when(publish("2.0.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new Decision.Refuse(
                                    new Refusal.TooManyVersions(SERVER, "2.0.0", 10_000)));
        }

        @Test
        void whatIsPublishedNowIsLaterThanAnImportFromTheFuture() {
            var future = Instant.parse("2999-01-01T00:00:00Z");
            given(List.of(imported("nightly", "active", future, "nightly")))
                    .when(publish("snapshot"))
                    .expectEvents(published("snapshot", "snapshot"));
        }
    }

    @Nested
    class Importing {

        @Test
        void factsAreKeptAsTheyAreEvenAStatusThatWeDoNotKnow() {
            given(List.of())
                    .when(importing("1.0.0", "paused", LONG_AGO))
                    .expectEvents(imported("1.0.0", "paused", LONG_AGO, "1.0.0"));
        }

        @Test
        void whatIsThereIsLeftAlone() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(importing("1.0.0", "deprecated", LONG_AGO))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            new Decision.Refuse(
                                    new Refusal.AlreadyThere(SERVER, "1.0.0", "1.0.0")));
        }

        @Test
        void aDeletedVersionDoesNotTakeTheFlagFromALiveOne() {
            given(List.of(imported("1.0.0", "active", LONG_AGO, "1.0.0")))
                    .when(importing("2.0.0", "deleted", LONG_AGO))
                    .expectEvents(imported("2.0.0", "deleted", LONG_AGO, "1.0.0"));
        }

        @Test
        void aLiveVersionTakesTheFlagFromADeletedOne() {
            given(List.of(imported("2.0.0", "deleted", LONG_AGO, "2.0.0")))
                    .when(importing("1.0.0", "active", LONG_AGO))
                    .expectEvents(imported("1.0.0", "active", LONG_AGO, "1.0.0"));
        }

        @Test
        void aWithdrawnHolderLosesTheFlagToTheNextImport() {
            given(
                            List.of(
                                    imported("2.0.0", "active", LONG_AGO, "2.0.0"),
                                    new ServerVersionWithdrawn("2.0.0", "2.0.0", "there")))
                    .when(importing("1.0.0", "active", LONG_AGO))
                    .expectEvents(imported("1.0.0", "active", LONG_AGO, "1.0.0"));
        }

        /** Whatever the order of the file, the flag is what publishing in time order would give. */
        @ParameterizedTest
        @CsvSource({
            "1.0.0+first|1.0.0+second, 1.0.0+first",
            "snapshot|nightly, nightly",
            "snapshot|0.1.0|nightly, 0.1.0",
            "2.0.0|1.0.0|3.0.0-rc.1, 3.0.0-rc.1",
            "v1.0.0|1.0.0, v1.0.0",
        })
        void theOrderOfImportingDoesNotMatter(String inTimeOrder, String latest) {
            var versions = List.of(inTimeOrder.split("\\|", -1));
            for (var order : permutations(versions)) {
                var state = new Versions();
                for (var version : order) {
                    var at = LONG_AGO.plusSeconds(versions.indexOf(version));
                    if (state.decide(importing(version, "active", at))
                            instanceof Decision.Append(var event)) {
                        state.evolve(event, at);
                    }
                }
                assertThat(state.latest()).as("imported as %s", order).isEqualTo(latest);
            }
        }

        private static List<List<String>> permutations(List<String> all) {
            if (all.isEmpty()) {
                return List.of(List.of());
            }
            var permutations = new ArrayList<List<String>>();
            for (var first : all) {
                var rest = all.stream().filter(other -> !other.equals(first)).toList();
                for (var tail : permutations(rest)) {
                    var one = new ArrayList<>(List.of(first));
                    one.addAll(tail);
                    permutations.add(one);
                }
            }
            return permutations;
        }
    }

    @Nested
    class FindingTheHolderAnew {

        private static KnownVersion version(String version, String status, int day) {
            return new KnownVersion(version, status, null, LONG_AGO.plusSeconds(86_400L * day));
        }

        @Test
        void itIsTheHighestThatIsNotDeleted() {
            assertThat(
                            LatestRule.foundAnew(
                                            List.of(
                                                    version("1.0.0", "active", 1),
                                                    version("3.0.0", "deleted", 2),
                                                    version("2.0.0", "deprecated", 3)))
                                    .version())
                    .isEqualTo("2.0.0");
        }

        @Test
        void amongEqualsItIsTheMostRecentlyPublished() {
            assertThat(
                            LatestRule.foundAnew(
                                            List.of(
                                                    version("1.0.0+b", "active", 2),
                                                    version("1.0.0+a", "active", 1)))
                                    .version())
                    .isEqualTo("1.0.0+b");
        }

        @Test
        void itIsTheHighestOfAllWhenAllAreDeleted() {
            assertThat(
                            LatestRule.foundAnew(
                                            List.of(
                                                    version("2.0.0", "deleted", 1),
                                                    version("1.0.0", "deleted", 2)))
                                    .version())
                    .isEqualTo("2.0.0");
        }
    }
}
