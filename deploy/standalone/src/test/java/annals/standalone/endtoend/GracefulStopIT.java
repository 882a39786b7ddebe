package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Told to stop, a registry finishes what it has begun, and what it cannot finish is not lost. */
class GracefulStopIT {

    private static final int WRITERS = 8;

    /** Shorter than a stop takes that waits for all that is being answered. */
    private static final Duration WITHOUT_PATIENCE = Duration.ofSeconds(18);

    private DatabaseAddress database;
    private RegistryStart start;

    @BeforeEach
    void choose(@TempDir Path home) {
        database = TestDatabase.fresh();
        start = RegistryStart.on(home.resolve("annals")).withDatabase(database);
    }

    @Test
    void writesThatWereBegunAreAnsweredAndStored() throws Exception {
        try (var registry = start.run();
                var connection = DriverManager.getConnection(database.url(), database.user(), "");
                var sql = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = new ArrayList<RegistryClient>();
            for (int i = 0; i < WRITERS; i++) {
                clients.add(registry.client());
            }
            // nobody can append until this transaction ends
            connection.setAutoCommit(false);
            sql.execute("lock table event_store.events in exclusive mode");
            var writes = new ArrayList<Future<HttpAnswer>>();
            for (int i = 0; i < WRITERS; i++) {
                var client = clients.get(i);
                var document = aServer().name("com.example/begun-" + i);
                writes.add(threads.submit(() -> client.publish(document)));
            }
            await().atMost(RunningRegistry.LONG).until(() -> waiting(sql) == WRITERS);

            registry.process().destroy();
            await().atMost(RunningRegistry.LONG).until(() -> !answers(registry.port()));
            connection.rollback();

            for (var write : writes) {
                write.get().expect(200);
            }
            registry.stop();
            assertThat(events(sql)).isEqualTo(WRITERS);
        }
    }

    /** Sessions that wait for a lock. */
    private static int waiting(Statement sql) throws SQLException {
        return number(
                sql,
                """
                select count(distinct pid) from pg_locks
                where not granted and database = (
                    select oid from pg_database where datname = current_database())
                """);
    }

    private static int events(Statement sql) throws SQLException {
        return number(sql, "select count(*) from event_store.events");
    }

    private static int number(Statement sql, String query) throws SQLException {
        try (var row = sql.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Whether somebody new gets an answer soon. */
    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream()
                    .write(
                            "GET /v0.1/version HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var status =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.endsWith("200");
        } catch (IOException refused) {
            return false;
        }
    }

    /** Together more than the buffers of a connection hold. */
    private static final int LARGE_ENTRIES = 80;

    @Test
    void aReaderThatTakesNothingHoldsUpNoStop(@TempDir Path home) throws Exception {
        var large = Files.write(home.resolve("large.jsonl"), largeEntries());
        try (var registry = start.seededFrom(large).run();
                var silent = new Socket()) {
            var client = registry.client();
            await().atMost(RunningRegistry.LONG).until(() -> client.position() == LARGE_ENTRIES);
            silent.setReceiveBufferSize(4096);
            silent.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), registry.port()));
            silent.getOutputStream()
                    .write(
                            """
                            GET /v0.1/x/dev.annals/events?after=0 HTTP/1.1\r
                            Host: a\r
                            Accept: text/event-stream\r
                            \r
                            """
                                    .getBytes(StandardCharsets.US_ASCII));
            await().atMost(RunningRegistry.LONG)
                    .pollDelay(Duration.ofMillis(500))
                    .until(new StandsStill(client));

            registry.process().destroy();

            assertThat(registry.process().waitFor(WITHOUT_PATIENCE))
                    .as("it waits for its reader; its console:%n%s", registry.console().text())
                    .isTrue();
            assertThat(registry.console().text()).doesNotContain("ERROR", "\tat ");
            silent.setSoTimeout((int) RunningRegistry.LONG.toMillis());
            var taken =
                    new String(silent.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(taken).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        }
    }

    private static List<String> largeEntries() {
        return IntStream.rangeClosed(1, LARGE_ENTRIES)
                .mapToObj(
                        number ->
                                """
                                {"server":{"name":"com.example/large","version":"%d.0.0",\
                                "text":"%s"}}\
                                """
                                        .formatted(number, "x".repeat(150_000)))
                .toList();
    }

    /** Whether some of the events were sent, and no more since it was looked at last. */
    private static final class StandsStill implements Callable<Boolean> {

        private final RegistryClient client;
        private String before = "";

        StandsStill(RegistryClient client) {
            this.client = client;
        }

        @Override
        public Boolean call() throws Exception {
            var now =
                    client.get("/metrics")
                            .body()
                            .lines()
                            .filter(line -> line.matches("mcp_registry_feed_events_sent.*sse.*"))
                            .findFirst()
                            .orElse("");
            boolean stands = now.equals(before) && !now.isEmpty() && !now.endsWith(" 0.0");
            before = now;
            return stands;
        }
    }

    @Test
    void inABurstAndARebuildNothingIsLostAndNothingIsStoredWithoutAnAnswer() throws Exception {
        var publishers = burstUntilItStops();
        try (var again = start.run()) {
            var entries = again.client().crawl();
            publishers.areAllOf(entries);
            assertThat(entries).hasSize((int) again.client().position());
            var operations = Operations.of(again);
            operations.awaitRebuilt();
            assertThat(operations.listing().path("generation").asInt()).isEqualTo(2);
            assertThat(again.client().crawl()).isEqualTo(entries);
            assertThat(operations.ask("POST", "read-models/listing/verification").body())
                    .contains("\"differing\":0", "\"damaged\":0");
        }
    }

    private Publishers burstUntilItStops() throws IOException, InterruptedException {
        try (var registry = start.run();
                var publishers = Publishers.begin(WRITERS, "com.example/burst", registry)) {
            publishers.awaitMore(100);
            Operations.of(registry).rebuild(50).expect(202);
            Operations.of(registry).awaitRebuild(state -> state.path("eventsDone").asInt() > 5);

            registry.process().destroy();
            assertThat(registry.process().waitFor(Duration.ofSeconds(60))).isTrue();

            publishers.close();
            assertThat(publishers.refusals()).allSatisfy(refusal -> refusal.expect(503));
            assertThat(registry.console().text()).doesNotContain("ERROR", "\tat ");
            return publishers;
        }
    }
}
