package annals.command.server;

import static annals.serverjson.ServerStatus.ACTIVE;
import static annals.serverjson.ServerStatus.DELETED;
import static annals.serverjson.ServerStatus.DEPRECATED;

import static org.assertj.core.api.Assertions.assertThat;

import annals.command.server.ServerCommand.ChangeAllVersionsStatus;
import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerEvent;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.serverjson.ServerStatus;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class ServerTest {

    private static final String SERVER = "com.example/weather";
    private static final Actor.Known ACTOR = new Actor.Known("dns", "example.com", Map.of());
    private static final Document.Content DOCUMENT = new Document.Content("{}");
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private static TestExecutor<Server> given(List<ServerEvent> events) {
        return given(new NoClaims(), events);
    }

    private static TestExecutor<Server> given(Claims claims, List<ServerEvent> events) {
        var fixture = new AggregateTestFixture<>(Server.class);
        fixture.registerInjectableResource(claims);
        return events.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(events);
    }

    private static final Refusal TAKEN =
            new Refusal.RemoteUrlTaken(
                    SERVER, "https://a.example", "com.example/other", List.of("1.0.0"), 0);

    /** Nothing is free. */
    private static final class AllClaimed implements Claims {

        @Override
        public Optional<Refusal> objectionToPublish(
                String server, boolean isNew, Document.Content document) {
            return isNew
                    ? Optional.of(new Refusal.NameSpelledOtherwise(server, "com.example/Weather"))
                    : Optional.of(TAKEN);
        }

        @Override
        public Optional<Refusal> objectionToEdit(String server, Document.Content document) {
            return Optional.of(TAKEN);
        }

        @Override
        public Optional<Refusal> objectionToRestore(String server, Collection<String> versions) {
            return Optional.of(TAKEN);
        }
    }

    @Nested
    class AskingForClaims {

        private final List<ServerEvent> deleted =
                List.of(published("1.0.0", "1.0.0"), deleted("1.0.0", "1.0.0"));

        @Test
        void aNameThatLooksLikeAnotherIsNotPublished() {
            assertThat(new Versions().decide(publish("1.0.0"), new AllClaimed()))
                    .isEqualTo(
                            refused(
                                    new Refusal.NameSpelledOtherwise(
                                            SERVER, "com.example/Weather")));
        }

        @Test
        void aUrlThatIsTakenIsToldBeforeADuplicate() {
            given(new AllClaimed(), List.of(published("1.0.0", "1.0.0")))
                    .when(publish("1.0.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(TAKEN));
        }

        @Test
        void anEditAsksToo() {
            given(new AllClaimed(), List.of(published("1.0.0", "1.0.0")))
                    .when(new EditVersion(SERVER, "1.0.0", DOCUMENT, ACTOR))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(TAKEN));
        }

        @Test
        void whatBecomesActiveAgainAsks() {
            given(new AllClaimed(), deleted)
                    .when(changeAll(ACTIVE))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(TAKEN));
        }

        @Test
        void whatBecomesDeprecatedDoesNot() {
            given(new AllClaimed(), deleted)
                    .when(changeAll(DEPRECATED))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change("1.0.0", "deleted", "deprecated", "broken")));
        }

        @Test
        void anImportDoesNot() {
            given(new AllClaimed(), List.of())
                    .when(importing("1.0.0", "active", LONG_AGO))
                    .expectEvents(imported("1.0.0", "active", LONG_AGO, "1.0.0"));
        }

        private static ChangeAllVersionsStatus changeAll(ServerStatus status) {
            return new ChangeAllVersionsStatus(
                    SERVER, new NewStatus(status, null, By.PUBLISHER), ACTOR);
        }
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
    class Editing {

        private static final Document.Content REPLACED = new Document.Content("{\"new\":true}");

        private static EditVersion edit(String version) {
            return new EditVersion(SERVER, version, REPLACED, ACTOR);
        }

        private static ServerEvent edited(String version, String latest) {
            return new ServerVersionEdited(version, REPLACED, latest, ACTOR);
        }

        @Test
        void aVersionGetsAnotherDocumentAndTheFlagStays() {
            given(List.of(published("1.0.0", "1.0.0"), published("2.0.0", "2.0.0")))
                    .when(edit("1.0.0"))
                    .expectEvents(edited("1.0.0", "2.0.0"))
                    .expectResultMessagePayload(new Decision.Append(edited("1.0.0", "2.0.0")));
        }

        @Test
        void whatIsNotThereIsNotEdited() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(edit("1.1.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.NoSuchVersion(SERVER, "1.1.0")));
        }

        @Test
        void aServerThatIsNotThereIsNotEdited() {
            assertThat(new Versions().decide(edit("1.0.0"), new NoClaims()))
                    .isEqualTo(refused(new Refusal.NoSuchVersion(SERVER, "1.0.0")));
        }

        @Test
        void aDeletedVersionIsNotSeen() {
            given(List.of(published("1.0.0", "1.0.0"), deleted("1.0.0", "1.0.0")))
                    .when(edit("1.0.0"))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.NoSuchVersion(SERVER, "1.0.0")));
        }
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refuse(refusal);
    }

    private static ServerStatusChanged changed(
            By by, @Nullable String message, String latest, Change... changes) {
        return new ServerStatusChanged(List.of(changes), message, by, latest, ACTOR);
    }

    @Nested
    class ChangingTheStatusOfOne {

        private static ChangeVersionStatus change(
                String version, ServerStatus status, @Nullable String message, By by) {
            return new ChangeVersionStatus(
                    SERVER, version, new NewStatus(status, message, by), ACTOR);
        }

        private static ChangeVersionStatus change(
                String version, ServerStatus status, @Nullable String message) {
            return change(version, status, message, By.PUBLISHER);
        }

        @Test
        void itIsOneEventThatTellsWhatWasBefore() {
            var deprecated =
                    changed(
                            By.PUBLISHER,
                            "use another",
                            "1.0.0",
                            new Change("1.0.0", "active", "deprecated", null));
            given(List.of(published("1.0.0", "1.0.0"), deprecated))
                    .when(change("1.0.0", DELETED, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change("1.0.0", "deprecated", "deleted", "use another")));
        }

        @Test
        void aMessageThatIsLeftOutIsClearedAndThatIsAChange() {
            var deprecated =
                    changed(
                            By.PUBLISHER,
                            "use another",
                            "1.0.0",
                            new Change("1.0.0", "active", "deprecated", null));
            given(List.of(published("1.0.0", "1.0.0"), deprecated))
                    .when(change("1.0.0", DEPRECATED, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change(
                                            "1.0.0", "deprecated", "deprecated", "use another")));
        }

        @Test
        void whatMakesNoDifferenceIsRefused() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(change("1.0.0", ACTIVE, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.NothingToChange(SERVER, "1.0.0")));
        }

        @Test
        void anActiveVersionHasNoMessageNotEvenAnEmptyOne() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(change("1.0.0", ACTIVE, ""))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(new Refusal.MessageWhenActive(SERVER)));
        }

        @Test
        void whatIsNotThereIsNotChanged() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(change("1.1.0", DELETED, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.NoSuchVersion(SERVER, "1.1.0")));
        }

        @Test
        void aDeletedHolderGivesTheFlagToTheHighestThatIsLeft() {
            given(
                            List.of(
                                    published("1.0.0", "1.0.0"),
                                    published("3.0.0", "3.0.0"),
                                    published("2.0.0", "3.0.0")))
                    .when(change("3.0.0", DELETED, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "2.0.0",
                                    new Change("3.0.0", "active", "deleted", null)));
        }

        @Test
        void aRestoredVersionDoesNotTakeTheFlagFromALiveHolder() {
            given(
                            List.of(
                                    published("1.0.0", "1.0.0"),
                                    published("2.0.0", "2.0.0"),
                                    deleted("2.0.0", "1.0.0")))
                    .when(change("2.0.0", ACTIVE, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change("2.0.0", "deleted", "active", "broken")));
        }

        @Test
        void aRestoredVersionTakesTheFlagWhenAllWereDeleted() {
            given(
                            List.of(
                                    published("1.0.0", "1.0.0"),
                                    published("2.0.0", "2.0.0"),
                                    deleted("1.0.0", "2.0.0"),
                                    deleted("2.0.0", "2.0.0")))
                    .when(change("1.0.0", DEPRECATED, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change("1.0.0", "deleted", "deprecated", "broken")));
        }

        @Test
        void anOperatorsDeletionStandsAgainstThePublisher() {
            var takedown =
                    changed(
                            By.OPERATOR,
                            "malware",
                            "1.0.0",
                            new Change("1.0.0", "active", "deleted", null));
            given(List.of(published("1.0.0", "1.0.0"), takedown))
                    .when(change("1.0.0", ACTIVE, null))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.HeldByOperator(SERVER, "1.0.0", "malware")));
        }

        @Test
        void anOperatorTakesItBackAndThenThePublisherIsFree() {
            var takedown =
                    changed(
                            By.OPERATOR,
                            null,
                            "1.0.0",
                            new Change("1.0.0", "active", "deleted", null));
            var restored =
                    changed(
                            By.OPERATOR,
                            null,
                            "1.0.0",
                            new Change("1.0.0", "deleted", "active", null));
            given(List.of(published("1.0.0", "1.0.0"), takedown))
                    .when(change("1.0.0", ACTIVE, null, By.OPERATOR))
                    .expectEvents(restored);
            given(List.of(published("1.0.0", "1.0.0"), takedown, restored))
                    .when(change("1.0.0", DEPRECATED, null))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0",
                                    new Change("1.0.0", "active", "deprecated", null)));
        }

        @Test
        void anOperatorMayLayAHandOnAPublishersDeletion() {
            given(List.of(published("1.0.0", "1.0.0"), deleted("1.0.0", "1.0.0")))
                    .when(change("1.0.0", DELETED, "broken", By.OPERATOR))
                    .expectEvents(
                            changed(
                                    By.OPERATOR,
                                    "broken",
                                    "1.0.0",
                                    new Change("1.0.0", "deleted", "deleted", "broken")));
        }

        @Test
        void anOperatorsDeletionIsMadeOnce() {
            var takedown =
                    changed(
                            By.OPERATOR,
                            "malware",
                            "1.0.0",
                            new Change("1.0.0", "active", "deleted", null));
            given(List.of(published("1.0.0", "1.0.0"), takedown))
                    .when(change("1.0.0", DELETED, "malware", By.OPERATOR))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.NothingToChange(SERVER, "1.0.0")));
        }
    }

    @Nested
    class ChangingTheStatusOfAll {

        private static ChangeAllVersionsStatus change(
                ServerStatus status, @Nullable String message, By by) {
            return new ChangeAllVersionsStatus(SERVER, new NewStatus(status, message, by), ACTOR);
        }

        @Test
        void itIsOneEventOfTheVersionsThatChange() {
            var deprecated =
                    changed(
                            By.PUBLISHER,
                            "moved",
                            "2.0.0",
                            new Change("1.0.0", "active", "deprecated", null));
            given(
                            List.of(
                                    published("1.0.0", "1.0.0"),
                                    published("2.0.0", "2.0.0"),
                                    published("1.5.0", "2.0.0"),
                                    deprecated))
                    .when(change(DEPRECATED, "moved", By.PUBLISHER))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    "moved",
                                    "2.0.0",
                                    new Change("2.0.0", "active", "deprecated", null),
                                    new Change("1.5.0", "active", "deprecated", null)));
        }

        @Test
        void aServerThatIsNotThereIsNotChanged() {
            assertThat(new Versions().decide(change(DELETED, null, By.PUBLISHER), new NoClaims()))
                    .isEqualTo(refused(new Refusal.NoSuchServer(SERVER)));
        }

        @Test
        void whatMakesNoDifferenceToAnyIsRefused() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(change(ACTIVE, null, By.PUBLISHER))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(new Refusal.NothingToChangeAtAll(SERVER)));
        }

        @Test
        void aMessageWithActiveIsToldAsForOneVersion() {
            given(List.of(published("1.0.0", "1.0.0")))
                    .when(change(ACTIVE, "fine", By.PUBLISHER))
                    .expectNoEvents()
                    .expectResultMessagePayload(refused(new Refusal.MessageWhenActive(SERVER)));
        }

        @Test
        void whenAllAreDeletedTheHighestHasTheFlagAndAmongEqualsTheYoungest() {
            given(List.of(published("1.0.0+a", "1.0.0+a"), published("1.0.0+b", "1.0.0+a")))
                    .when(change(DELETED, null, By.PUBLISHER))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "1.0.0+b",
                                    new Change("1.0.0+a", "active", "deleted", null),
                                    new Change("1.0.0+b", "active", "deleted", null)));
        }

        private static final ServerEvent TAKEDOWN =
                changed(
                        By.OPERATOR,
                        "malware",
                        "2.0.0",
                        new Change("1.0.0", "active", "deleted", null));

        @Test
        void whatAnOperatorHasDeletedIsLeftAsItIs() {
            given(List.of(published("1.0.0", "1.0.0"), published("2.0.0", "2.0.0"), TAKEDOWN))
                    .when(change(DEPRECATED, null, By.PUBLISHER))
                    .expectEvents(
                            changed(
                                    By.PUBLISHER,
                                    null,
                                    "2.0.0",
                                    new Change("2.0.0", "active", "deprecated", null)));
        }

        @Test
        void whenNothingElseWouldChangeTheOperatorsReasonIsTold() {
            given(List.of(published("1.0.0", "1.0.0"), published("2.0.0", "2.0.0"), TAKEDOWN))
                    .when(change(ACTIVE, null, By.PUBLISHER))
                    .expectNoEvents()
                    .expectResultMessagePayload(
                            refused(new Refusal.HeldByOperator(SERVER, "1.0.0", "malware")));
        }

        @Test
        void anOperatorChangesThemAll() {
            given(List.of(published("1.0.0", "1.0.0"), published("2.0.0", "2.0.0"), TAKEDOWN))
                    .when(change(DELETED, "malware", By.OPERATOR))
                    .expectEvents(
                            changed(
                                    By.OPERATOR,
                                    "malware",
                                    "2.0.0",
                                    new Change("2.0.0", "active", "deleted", null)));
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
            return new KnownVersion(
                    version, status, null, LONG_AGO.plusSeconds(86_400L * day), null);
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
