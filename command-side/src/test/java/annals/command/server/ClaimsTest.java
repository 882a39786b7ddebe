package annals.command.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.command.server.ServerCommand.ChangeAllVersionsStatus;
import annals.command.server.ServerCommand.ChangeVersionStatus;
import annals.command.server.ServerCommand.EditVersion;
import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerStatusChanged.By;
import annals.eventstore.testing.TestEventStore;
import annals.serverjson.ServerStatus;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules across servers, on a real event store and in two processes, as far as it can tell. */
class ClaimsTest {

    private static final Actor.Known ACTOR = new Actor.Known("dns", "example.com", Map.of());

    private static TestEventStore store;
    private static Servers servers;
    private static TestEventStore otherStore;
    private static Servers otherServers;

    @BeforeAll
    static void start() {
        store = TestServers.store();
        servers = TestServers.of(store);
        otherStore = TestServers.store(store.address());
        otherServers = TestServers.of(otherStore);
    }

    @AfterAll
    static void stop() {
        store.close();
        otherStore.close();
    }

    private static Document.Content document(String... urls) {
        return new Document.Content(
                Arrays.stream(urls)
                        .map(url -> "{\"type\":\"sse\",\"url\":\"" + url + "\"}")
                        .collect(Collectors.joining(",", "{\"remotes\":[", "]}")));
    }

    private static PublishVersion publish(String server, String version, String... urls) {
        return new PublishVersion(server, version, document(urls), ACTOR);
    }

    private static EditVersion edit(String server, String version, String... urls) {
        return new EditVersion(server, version, document(urls), ACTOR);
    }

    private static ImportVersion importing(
            String server, String version, String status, String... urls) {
        var time = Instant.parse("2025-01-01T00:00:00Z");
        return new ImportVersion(
                server,
                version,
                document(urls),
                new Facts(status, null, time, time, time, true, "there"),
                ACTOR);
    }

    private static ChangeVersionStatus change(String server, String version, ServerStatus status) {
        return new ChangeVersionStatus(
                server, version, new NewStatus(status, null, By.PUBLISHER), ACTOR);
    }

    private static ChangeAllVersionsStatus changeAll(String server, ServerStatus status) {
        return new ChangeAllVersionsStatus(
                server, new NewStatus(status, null, By.PUBLISHER), ACTOR);
    }

    private static void succeeds(ServerCommand command) {
        assertThat(servers.send(command)).isInstanceOf(Outcome.Appended.class);
    }

    private static void isTaken(ServerCommand command, String url, String holder, String... by) {
        assertThat(servers.send(command))
                .isEqualTo(
                        new Outcome.Refused(
                                new Refusal.RemoteUrlTaken(
                                        command.server(), url, holder, List.of(by), 0)));
    }

    private static List<Outcome> all(List<Callable<Outcome>> attempts) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Outcome>();
            for (Future<Outcome> outcome : threads.invokeAll(attempts)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    @Nested
    class RemoteUrls {

        @Test
        void aUrlHasOneOwnerWhoMayUseItInAllVersions() {
            var url = "https://one.example/mcp";
            succeeds(publish("com.example/one", "1.0.0", url));
            succeeds(publish("com.example/one", "1.1.0", url, url));

            isTaken(
                    publish("com.example/one-else", "1.0.0", "https://free.example", url),
                    url,
                    "com.example/one",
                    "1.0.0",
                    "1.1.0");
            succeeds(publish("com.example/one-else", "1.0.0", url + "/"));
        }

        @Test
        void whatIsDeletedIsFreeOnceNoVersionHoldsIt() {
            var url = "https://deleted.example/mcp";
            succeeds(publish("com.example/deleted", "1.0.0", url));
            succeeds(publish("com.example/deleted", "1.1.0", url));
            var other = publish("com.example/deleted-else", "1.0.0", url);

            succeeds(change("com.example/deleted", "1.0.0", ServerStatus.DELETED));
            isTaken(other, url, "com.example/deleted", "1.1.0");
            succeeds(change("com.example/deleted", "1.1.0", ServerStatus.DELETED));
            succeeds(other);
        }

        @Test
        void anEditGivesTheOldUrlAwayAndTakesTheNewOne() {
            var before = "https://before.example/mcp";
            var after = "https://after.example/mcp";
            succeeds(publish("com.example/edit", "1.0.0", before));
            succeeds(edit("com.example/edit", "1.0.0", after));

            succeeds(publish("com.example/edit-else", "1.0.0", before));
            isTaken(
                    edit("com.example/edit-else", "1.0.0", after),
                    after,
                    "com.example/edit",
                    "1.0.0");
        }

        @Test
        void aRestoredVersionFindsItsUrlTaken() {
            var url = "https://restored.example/mcp";
            succeeds(publish("com.example/restored", "1.0.0", url));
            succeeds(publish("com.example/restored", "2.0.0"));
            succeeds(changeAll("com.example/restored", ServerStatus.DELETED));
            succeeds(publish("com.example/restored-else", "1.0.0", url));

            isTaken(
                    change("com.example/restored", "1.0.0", ServerStatus.ACTIVE),
                    url,
                    "com.example/restored-else",
                    "1.0.0");
            isTaken(
                    changeAll("com.example/restored", ServerStatus.ACTIVE),
                    url,
                    "com.example/restored-else",
                    "1.0.0");
            succeeds(change("com.example/restored", "2.0.0", ServerStatus.ACTIVE));
        }

        @Test
        void whatIsDeprecatedAgainTakesItsUrlUnasked() {
            var url = "https://deprecated.example/mcp";
            succeeds(publish("com.example/deprecated", "1.0.0", url));
            succeeds(change("com.example/deprecated", "1.0.0", ServerStatus.DELETED));
            succeeds(publish("com.example/deprecated-else", "1.0.0", url));
            succeeds(change("com.example/deprecated", "1.0.0", ServerStatus.DEPRECATED));

            isTaken(
                    publish("com.example/deprecated-third", "1.0.0", url),
                    url,
                    "com.example/deprecated",
                    "1.0.0");
            // both hold it, and neither can go on with it
            isTaken(
                    publish("com.example/deprecated-else", "1.1.0", url),
                    url,
                    "com.example/deprecated",
                    "1.0.0");
        }

        @Test
        void importsTakeTheirsUnasked() {
            var url = "https://imported.example/mcp";
            succeeds(importing("com.example/imported-a", "1.0.0", "active", url));
            succeeds(importing("com.example/imported-b", "1.0.0", "paused", url));
            succeeds(importing("com.example/imported-c", "1.0.0", "deleted", url));

            isTaken(
                    publish("com.example/imported-d", "1.0.0", url),
                    url,
                    "com.example/imported-a",
                    "1.0.0");
            succeeds(change("com.example/imported-a", "1.0.0", ServerStatus.DELETED));
            isTaken(
                    publish("com.example/imported-d", "1.0.0", url),
                    url,
                    "com.example/imported-b",
                    "1.0.0");
        }

        @Test
        void ofManyVersionsSomeAreNamed() {
            var url = "https://many.example/mcp";
            var versions = IntStream.range(10, 25).mapToObj(n -> "1." + n + ".0").toList();
            versions.forEach(version -> succeeds(publish("com.example/many", version, url)));

            assertThat(servers.send(publish("com.example/many-else", "1.0.0", url)))
                    .isEqualTo(
                            new Outcome.Refused(
                                    new Refusal.RemoteUrlTaken(
                                            "com.example/many-else",
                                            url,
                                            "com.example/many",
                                            versions.subList(0, 10),
                                            5)));
        }

        @Test
        void moreUrlsThanTheLockTableShouldHoldAreCheckedAllTheSame() {
            var urls =
                    IntStream.range(0, 3000)
                            .mapToObj(n -> "https://crowd.example/" + n)
                            .toArray(String[]::new);
            succeeds(publish("com.example/crowd", "1.0.0", urls));

            isTaken(
                    publish("com.example/crowd-else", "1.0.0", urls),
                    urls[0],
                    "com.example/crowd",
                    "1.0.0");
            succeeds(change("com.example/crowd", "1.0.0", ServerStatus.DELETED));
            succeeds(change("com.example/crowd", "1.0.0", ServerStatus.ACTIVE));
        }

        @Test
        void aUrlMayBeLongerThanAnIndexTakes() {
            var url = "https://long.example/" + "x".repeat(100_000);
            succeeds(publish("com.example/long", "1.0.0", url));

            isTaken(
                    publish("com.example/long-else", "1.0.0", url),
                    url,
                    "com.example/long",
                    "1.0.0");
        }

        @Test
        void documentsOfAnyShapeAreImported() {
            for (var json :
                    List.of(
                            "{\"remotes\":7}",
                            "{\"remotes\":[null,[],{\"url\":5},{\"url\":\"\"}]}",
                            "{}")) {
                succeeds(
                        new ImportVersion(
                                "com.example/shapes",
                                json,
                                new Document.Content(json),
                                importing("", "", "active").facts(),
                                ACTOR));
            }
        }

        @Test
        void aRefusedCommandClaimsNothing() {
            var url = "https://refused.example/mcp";
            succeeds(publish("com.example/refused", "1.0.0"));
            assertThat(servers.send(publish("com.example/refused", "1.0.0", url)))
                    .isInstanceOf(Outcome.Refused.class);

            succeeds(publish("com.example/refused-else", "1.0.0", url));
        }

        @Test
        void ofManyServersThatRaceForAUrlOneWins() throws Exception {
            var attempts = new ArrayList<Callable<Outcome>>();
            for (int n = 0; n < 64; n++) {
                var process = n % 2 == 0 ? servers : otherServers;
                var command = publish("com.example/race-" + n, "1.0.0", "https://race.example/mcp");
                attempts.add(() -> process.send(command));
            }

            var outcomes = all(attempts);

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Outcome.Appended)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused)
                    .extracting(outcome -> ((Outcome.Refused) outcome).refusal())
                    .hasOnlyElementsOfType(Refusal.RemoteUrlTaken.class)
                    .hasSize(63);
        }

        @Test
        void whoeverWantsTheSameUrlsInAnotherOrderIsToldOrWins() throws Exception {
            for (int round = 0; round < 20; round++) {
                var a = "https://a" + round + ".example/mcp";
                var b = "https://b" + round + ".example/mcp";
                var attempts = new ArrayList<Callable<Outcome>>();
                for (int n = 0; n < 8; n++) {
                    var process = n < 4 ? servers : otherServers;
                    var server = "com.example/pair-" + round + "-" + n;
                    var command =
                            n % 2 == 0
                                    ? publish(server, "1.0.0", a, b)
                                    : publish(server, "1.0.0", b, a);
                    attempts.add(() -> process.send(command));
                }

                assertThat(all(attempts))
                        .filteredOn(outcome -> outcome instanceof Outcome.Appended)
                        .hasSize(1);
            }
        }

        @Test
        void manyCommandsInOneTransactionSeeEachOthersClaims() {
            var url = "https://batch.example/mcp";

            var decisions =
                    servers.sendAll(
                            List.of(
                                    importing("com.example/batch-a", "1.0.0", "active", url),
                                    publish("com.example/batch-b", "1.0.0", url),
                                    publish("com.example/batch-c", "1.0.0", url + "2"),
                                    publish("com.example/batch-d", "1.0.0", url + "2")),
                            _ -> {});

            assertThat(decisions)
                    .extracting(decision -> decision instanceof Decision.Append)
                    .containsExactly(true, false, true, false);
        }
    }

    /** PostgreSQL's lock table has room for some thousands; it is not filled by one of many. */
    @Test
    void aTransactionOfManyCommandsHoldsOneLock() {
        var commands = new ArrayList<ServerCommand>();
        for (int n = 0; n < 200; n++) {
            var server = "com.example/seed-" + n;
            var urls =
                    IntStream.range(0, 60)
                            .mapToObj(place -> "https://seed.example/" + server + "/" + place)
                            .toArray(String[]::new);
            commands.add(publish(server, "1.0.0", urls));
        }
        var held = new ArrayList<Integer>();

        servers.sendAll(
                commands,
                _ ->
                        held.add(
                                store.database()
                                        .sql(
                                                """
                                                select count(*) from pg_locks
                                                where locktype = 'advisory'
                                                    and pid = pg_backend_pid()
                                                """)
                                        .query(Integer.class)
                                        .single()));

        assertThat(held).containsExactly(1);
    }

    @Nested
    class Spelling {

        @Test
        void aNameThatDiffersInLetterCaseOnlyIsRefused() {
            succeeds(publish("com.example/Weather", "1.0.0"));

            assertThat(servers.send(publish("com.Example/weather", "1.0.0")))
                    .isEqualTo(
                            new Outcome.Refused(
                                    new Refusal.NameSpelledOtherwise(
                                            "com.Example/weather", "com.example/Weather")));
            succeeds(publish("com.example/Weather", "1.1.0"));
        }

        @Test
        void aDeletedServerKeepsItsName() {
            succeeds(publish("com.example/Gone", "1.0.0"));
            succeeds(change("com.example/Gone", "1.0.0", ServerStatus.DELETED));

            assertThat(servers.send(publish("com.example/gone", "1.0.0")))
                    .isInstanceOf(Outcome.Refused.class);
        }

        @Test
        void anImportedNameIsAFactAndGoesOn() {
            succeeds(publish("com.example/Fact", "1.0.0"));
            succeeds(importing("com.example/fact", "1.0.0", "active"));

            succeeds(publish("com.example/fact", "1.1.0"));
            succeeds(publish("com.example/Fact", "1.1.0"));
        }

        @Test
        void ofManySpellingsThatRaceOneWins() throws Exception {
            var attempts = new ArrayList<Callable<Outcome>>();
            for (int n = 0; n < 32; n++) {
                var process = n % 2 == 0 ? servers : otherServers;
                var name = new StringBuilder("com.example/abcdef");
                for (int bit = 0; bit < 5; bit++) {
                    if ((n >> bit & 1) == 1) {
                        name.setCharAt(12 + bit, Character.toUpperCase(name.charAt(12 + bit)));
                    }
                }
                var command = publish(name.toString(), "1.0.0");
                attempts.add(() -> process.send(command));
            }

            assertThat(all(attempts))
                    .filteredOn(outcome -> outcome instanceof Outcome.Appended)
                    .hasSize(1);
        }
    }

    /** Each in a database of its own. */
    @Nested
    class Completeness {

        private static List<String> rows(TestEventStore store) {
            return store.database()
                    .sql(
                            """
                            select name || ' ' || sequence from command_side.claimed_names
                            union all
                            select server || ' ' || version || ' ' || url || ' ' || live
                            from command_side.claimed_urls
                            order by 1
                            """)
                    .query((row, _) -> row.getString(1))
                    .list();
        }

        /** A history with everything that moves claims. */
        private static List<String> begin(TestEventStore store) {
            var servers = TestServers.of(store);
            for (var command :
                    List.of(
                            publish("com.example/a", "1.0.0", "https://a.example/1"),
                            publish("com.example/a", "2.0.0", "https://a.example/2"),
                            edit("com.example/a", "1.0.0", "https://a.example/3"),
                            change("com.example/a", "2.0.0", ServerStatus.DELETED),
                            importing("com.example/b", "1.0.0", "deleted", "https://b.example"),
                            importing("com.example/c", "1.0.0", "active", "https://c.example"),
                            change("com.example/c", "1.0.0", ServerStatus.DELETED),
                            change("com.example/c", "1.0.0", ServerStatus.DEPRECATED),
                            publish("com.example/d", "1.0.0"))) {
                assertThat(servers.send(command)).isInstanceOf(Outcome.Appended.class);
            }
            return rows(store);
        }

        private static void sql(TestEventStore store, String sql) {
            store.database().sql(sql).update();
        }

        private static void isMadeAnewAfter(String damage) {
            try (var store = TestServers.store()) {
                var complete = begin(store);
                assertThat(complete).hasSize(8);
                sql(store, damage);

                TestServers.of(store);

                assertThat(rows(store)).isEqualTo(complete);
            }
        }

        @Test
        void emptyTablesAreFilledFromTheLog() {
            isMadeAnewAfter("truncate command_side.claimed_names, command_side.claimed_urls");
        }

        @Test
        void aLostTableIsMade() {
            isMadeAnewAfter("drop table command_side.claimed_urls");
        }

        @Test
        void aLostSchemaIsMade() {
            isMadeAnewAfter("drop schema command_side cascade");
        }

        @Test
        void whatIsBehindTheLogIsMadeAnew() {
            isMadeAnewAfter(
                    """
                    with gone as (delete from command_side.claimed_urls where server = 'com.example/a')
                    update command_side.claimed_names set sequence = 0 where name = 'com.example/a'
                    """);
        }

        @Test
        void whatIsAheadOfTheLogIsMadeAnew() {
            isMadeAnewAfter(
                    """
                    with more as (
                        insert into command_side.claimed_names values ('com.example/x', 'com.example/x', 3)),
                    url as (
                        insert into command_side.claimed_urls
                        values ('com.example/x', '1', 'https://x.example', true))
                    update command_side.claimed_names set sequence = 9 where name = 'com.example/d'
                    """);
        }

        @Test
        void whatAWriterFindsBehindIsMadeAnewBeforeItGoesOn() {
            try (var store = TestServers.store()) {
                begin(store);
                var servers = TestServers.of(store);
                sql(store, "truncate command_side.claimed_names, command_side.claimed_urls");

                servers.send(publish("com.example/a", "3.0.0", "https://a.example/4"));

                assertThat(rows(store))
                        .containsExactly(
                                "com.example/a 1.0.0 https://a.example/3 true",
                                "com.example/a 2.0.0 https://a.example/2 false",
                                "com.example/a 3.0.0 https://a.example/4 true",
                                "com.example/a 4");
            }
        }

        @Test
        void aStartWhileOthersWriteEndsWithTheClaimsOfTheLog() throws Exception {
            try (var store = TestServers.store();
                    var other = TestServers.store(store.address())) {
                var servers = TestServers.of(store);
                for (int n = 0; n < 300; n++) {
                    servers.send(publish("com.example/s" + n, "1.0.0", "https://s" + n));
                }
                sql(store, "truncate command_side.claimed_names, command_side.claimed_urls");
                var writing =
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            for (int n = 0; n < 300; n++) {
                                                servers.send(
                                                        publish(
                                                                "com.example/s" + n,
                                                                "2.0.0",
                                                                "https://t" + n));
                                            }
                                        });
                TestServers.of(other);
                writing.join();

                assertThat(rows(store)).hasSize(900);
                assertThat(rows(store))
                        .filteredOn(row -> row.startsWith("com.example/s7 "))
                        .containsExactly(
                                "com.example/s7 1",
                                "com.example/s7 1.0.0 https://s7 true",
                                "com.example/s7 2.0.0 https://t7 true");
            }
        }

        @Test
        void whatIsRolledBackClaimsNothing() {
            try (var store = TestServers.store()) {
                var servers = TestServers.of(store);
                assertThatThrownBy(
                                () ->
                                        servers.sendAll(
                                                List.of(
                                                        publish(
                                                                "com.example/no",
                                                                "1.0.0",
                                                                "https://no.example")),
                                                _ -> {
                                                    throw new IllegalStateException("no");
                                                }))
                        .hasMessage("no");

                assertThat(rows(store)).isEmpty();
            }
        }
    }
}
