package annals.command.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.command.server.ServerCommand.Facts;
import annals.command.server.ServerCommand.ImportVersion;
import annals.command.server.ServerCommand.PublishVersion;
import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerVersionPublished;
import annals.eventstore.StoredEvent;
import annals.eventstore.testing.TestEventStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The way of a command to the real event store, in one process and in two. */
class ServersTest {

    private static final Actor.Known ACTOR = new Actor.Known("dns", "example.com", Map.of());

    private static TestEventStore store;
    private static Servers servers;

    /** Another process on the same database, as far as the store can tell. */
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

    private static PublishVersion publish(String server, String version) {
        return new PublishVersion(
                server, version, new Document.Content("{\"version\":\"" + version + "\"}"), ACTOR);
    }

    private static ImportVersion importing(String server, String version) {
        var time = Instant.parse("2025-01-01T00:00:00Z");
        return new ImportVersion(
                server,
                version,
                new Document.Content("{}"),
                new Facts("active", null, time, time, time, true, "there"),
                ACTOR);
    }

    private static List<StoredEvent> stored(String server) {
        return store.log().after(0, 100_000).stream()
                .filter(event -> event.stream().equals(server))
                .toList();
    }

    @Test
    void aCommandAppendsExactlyOneEventAndTellsItsPosition() {
        var outcome = servers.send(publish("com.example/one", "1.0.0"));

        assertThat(outcome).isInstanceOf(Outcome.Appended.class);
        var appended = (Outcome.Appended) outcome;
        assertThat(stored("com.example/one"))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.name()).isEqualTo("server-version-published");
                            assertThat(event.position()).isEqualTo(appended.position().number());
                            assertThat(event.recordedAt())
                                    .isEqualTo(appended.position().recordedAt());
                        });
    }

    @Test
    void aRefusalStoresNothing() {
        servers.send(publish("com.example/refused", "1.0.0"));

        assertThat(servers.send(publish("com.example/refused", "1.0.0")))
                .isEqualTo(
                        new Outcome.Refused(
                                new Refusal.DuplicateVersion(
                                        "com.example/refused", "1.0.0", "1.0.0")));
        assertThat(stored("com.example/refused")).hasSize(1);
    }

    @Test
    void whatAnotherProcessHasAppendedIsSeen() {
        servers.send(publish("com.example/shared", "1.0.0"));
        otherServers.send(publish("com.example/shared", "2.0.0"));

        assertThat(servers.send(publish("com.example/shared", "2.0.0")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(servers.send(publish("com.example/shared", "1.5.0")))
                .extracting(outcome -> ((Outcome.Appended) outcome).event().latest())
                .isEqualTo("2.0.0");
    }

    @Test
    void oneOfManyThatPublishTheSameVersionAtOnceWins() throws Exception {
        var attempts = new ArrayList<Callable<Outcome>>();
        for (int n = 0; n < 32; n++) {
            var process = n % 2 == 0 ? servers : otherServers;
            attempts.add(() -> process.send(publish("com.example/race", "1.0.0")));
        }

        assertThat(all(attempts))
                .filteredOn(outcome -> outcome instanceof Outcome.Appended)
                .hasSize(1);
        assertThat(stored("com.example/race")).hasSize(1);
    }

    @Test
    void manyThatPublishDifferentVersionsOfOneServerAllSucceed() throws Exception {
        var attempts = new ArrayList<Callable<Outcome>>();
        for (int n = 0; n < 40; n++) {
            var process = n % 2 == 0 ? servers : otherServers;
            var version = "1." + n + ".0";
            attempts.add(() -> process.send(publish("com.example/crowd", version)));
        }

        assertThat(all(attempts)).hasOnlyElementsOfType(Outcome.Appended.class);
        var events = stored("com.example/crowd");
        assertThat(events).extracting(StoredEvent::sequence).containsExactly(range(40));
        assertThat(
                        ((ServerVersionPublished) store.reader().read(events.getLast()).event())
                                .latest())
                .isEqualTo("1.39.0");
    }

    private static Long[] range(int count) {
        return java.util.stream.LongStream.range(0, count).boxed().toArray(Long[]::new);
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

    @Test
    void oneTransactionMayHoldManyCommandsOfOneServer() {
        var decisions =
                servers.sendAll(
                        List.of(
                                importing("com.example/batch", "1.0.0"),
                                importing("com.example/batch", "2.0.0"),
                                importing("com.example/batch", "1.0.0"),
                                importing("com.example/batch-other", "1.0.0")),
                        _ -> {});

        assertThat(decisions)
                .extracting(decision -> decision instanceof Decision.Append)
                .containsExactly(true, true, false, true);
        assertThat(stored("com.example/batch")).hasSize(2);
    }

    @Test
    void aFailureInATransactionOfManyStoresNoneAndIsForgotten() {
        assertThatThrownBy(
                        () ->
                                servers.sendAll(
                                        List.of(publish("com.example/failed", "1.0.0")),
                                        _ -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(servers.send(publish("com.example/failed", "1.0.0")))
                .isInstanceOf(Outcome.Appended.class);
        assertThat(stored("com.example/failed")).hasSize(1);
    }

    @Test
    void aLongStreamLeavesASnapshotAndIsReadFromIt() {
        var server = "com.example/long";
        for (int from = 0; from < 1200; from += 200) {
            var batch =
                    java.util.stream.IntStream.range(from, from + 200)
                            .mapToObj(n -> publish(server, "1." + n + ".0"))
                            .toList();
            servers.sendAll(batch, _ -> {});
        }
        servers.send(publish(server, "1.0.0"));

        assertThat(
                        store.database()
                                .sql(
                                        "select sequence from event_store.snapshots where stream ="
                                                + " ?")
                                .param(server)
                                .query(Long.class)
                                .single())
                .isGreaterThanOrEqualTo(500);
        // a process that remembers nothing
        var fresh = TestServers.of(otherStore);
        assertThat(fresh.send(publish(server, "1.1199.0"))).isInstanceOf(Outcome.Refused.class);
        assertThat(fresh.send(publish(server, "1.1200.0")))
                .extracting(outcome -> ((Outcome.Appended) outcome).event().latest())
                .isEqualTo("1.1200.0");
    }

    @Test
    void aServerIsReadOnOverAnEventWhoseDocumentAndActorWereErased() {
        var server = "com.example/erased";
        servers.send(publish(server, "1.0.0"));
        store.database()
                .sql(
                        """
                        update event_store.events
                        set data_salt = null,
                            erased_by = 99,
                            data = '{"version":"1.0.0","document":{"erased":99},"latest":"1.0.0","actor":{"erased":99}}'
                        where stream = ?
                        """)
                .param(server)
                .update();

        // a process that remembers nothing
        var fresh = TestServers.of(otherStore);
        assertThat(fresh.send(publish(server, "1.0.0"))).isInstanceOf(Outcome.Refused.class);
        assertThat(fresh.send(publish(server, "1.1.0"))).isInstanceOf(Outcome.Appended.class);
        assertThat(store.reader().read(stored(server).getFirst()).event())
                .isEqualTo(
                        new ServerVersionPublished(
                                "1.0.0", new Document.Erased(99), "1.0.0", new Actor.Erased(99)));
    }

    @Test
    void aSnapshotOfAnotherRevisionIsNotRead() {
        var server = "com.example/snapshot";
        servers.send(publish(server, "1.0.0"));
        store.database()
                .sql(
                        """
                        insert into event_store.snapshots (stream, sequence, name, revision, data)
                        values (:server, 0, 'server-snapshot', 1, '{"name":"com.example/snapshot"}')
                        """)
                .param("server", server)
                .update();

        assertThat(TestServers.of(otherStore).send(publish(server, "1.0.0")))
                .isInstanceOf(Outcome.Refused.class);
    }
}
