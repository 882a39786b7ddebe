package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The feed as a stream, over HTTP. */
class FeedStreamsTest {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final String[] LINES = {"Accept", "application/x-ndjson"};
    private static final String[] SERVER_SENT = {"Accept", "text/event-stream"};
    private static final Duration LONG = Duration.ofSeconds(20);

    private TestEventStore store;
    private Happenings happenings;
    private Sent sent;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        sent = new Sent(store);
        for (int i = 1; i <= 3; i++) {
            happenings.publish("com.example/a", i + ".0.0");
        }
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private RunningReader reader(String... properties) {
        return RunningReader.on(store.address(), properties);
    }

    private static Followed follow(RunningReader reader, String query, String... headers)
            throws IOException, InterruptedException {
        return Followed.open(reader.url() + EVENTS + query, headers);
    }

    private void expectBlock(Followed stream, long position) throws InterruptedException {
        assertThat(stream.next()).isEqualTo("id: " + position);
        assertThat(stream.next()).isEqualTo("data: " + sent.event(position));
        assertThat(stream.next()).isEmpty();
    }

    /** The web server uses the parts of one answer again for the next. */
    @Test
    void whoIsCutOffDisturbsNobody() {
        try (var reader = reader("annals.feed.idle=20ms")) {
            var expected = sent.lines(1, 3);
            var clients =
                    IntStream.range(0, 8).mapToObj(_ -> later(() -> cutAndRead(reader))).toList();
            assertThat(clients)
                    .allSatisfy(
                            client ->
                                    assertThat(client.join())
                                            .hasSize(20)
                                            .allMatch(expected::equals));
        }
    }

    private static List<String> cutAndRead(RunningReader reader) {
        var bodies = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            try (var cut = follow(reader, "", SERVER_SENT)) {
                cut.next();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            bodies.add(reader.get(EVENTS, LINES).body());
        }
        return bodies;
    }

    private static <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    @Test
    void linesAreAllEventsUpToTheHead() {
        try (var reader = reader()) {
            var answer = reader.get(EVENTS, LINES);
            assertThat(answer.body()).isEqualTo(sent.lines(1, 3));
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/x-ndjson");
            assertThat(answer.headers().firstValue("X-Registry-Position")).contains("3");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(reader.get(EVENTS + "?after=2&limit=1", LINES).body())
                    .isEqualTo(sent.lines(3, 3));
            assertThat(reader.get(EVENTS + "?after=head", LINES).body()).isEmpty();
            assertThat(reader.get(EVENTS + "?server=com.example/b", LINES).body()).isEmpty();
        }
    }

    @Test
    void linesThatAreFollowedGoOnBeyondTheHead() throws Exception {
        try (var reader = reader();
                var lines = follow(reader, "?after=1&follow=true", LINES)) {
            assertThat(lines.next()).isEqualTo(sent.event(2));
            assertThat(lines.next()).isEqualTo(sent.event(3));
            happenings.publish("com.example/b", "1.0.0");
            assertThat(lines.next()).isEqualTo(sent.event(4));
        }
    }

    @Test
    void serverSentEventsBeginWithWhereTheyStand() throws Exception {
        try (var reader = reader();
                var stream = follow(reader, "?after=2&leaf=" + sent.leaf(2), SERVER_SENT)) {
            assertThat(stream.answer().headers().firstValue("Content-Type"))
                    .contains("text/event-stream");
            assertThat(stream.answer().headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(stream.next()).isEqualTo("id: 2");
            assertThat(stream.next()).isEmpty();
            expectBlock(stream, 3);
            happenings.publish("com.example/b", "1.0.0");
            expectBlock(stream, 4);
        }
    }

    @Test
    void fromNowOnBeginsAtTheHead() throws Exception {
        try (var reader = reader();
                var stream = follow(reader, "?after=head", SERVER_SENT)) {
            assertThat(stream.next()).isEqualTo("id: 3");
            assertThat(stream.next()).isEmpty();
            happenings.publish("com.example/b", "1.0.0");
            expectBlock(stream, 4);
        }
    }

    @Test
    void anIdleStreamGivesASignOfLifeThatSaysHowFarItHasLooked() throws Exception {
        try (var reader = reader("annals.feed.idle=300ms");
                var lines = follow(reader, "?after=3&follow=true", LINES);
                var other = follow(reader, "?after=3&server=com.example/b", SERVER_SENT)) {
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEmpty();
            assertThat(other.next()).isEqualTo("id: 3");
            happenings.publish("com.example/a", "4.0.0");

            await().atMost(LONG).until(() -> other.nextSaying().equals("id: 4"));
            happenings.publish("com.example/b", "1.0.0");
            await().atMost(LONG).until(() -> other.nextSaying().equals("id: 5"));
            assertThat(other.next()).isEqualTo("data: " + sent.event(5));
        }
    }

    @Test
    void whoIsCutOffGoesOnAfterTheLastEventThatWasSeen() throws Exception {
        try (var reader = reader()) {
            try (var cut = follow(reader, "", SERVER_SENT)) {
                assertThat(cut.next()).isEqualTo("id: 0");
                assertThat(cut.next()).isEmpty();
                expectBlock(cut, 1);
            }
            happenings.publish("com.example/b", "1.0.0");
            var headers = new String[] {"Accept", "text/event-stream", "Last-Event-ID", "1"};
            try (var again = follow(reader, "?after=head", headers)) {
                assertThat(again.next()).isEqualTo("id: 1");
                assertThat(again.next()).isEmpty();
                for (long position = 2; position <= 4; position++) {
                    expectBlock(again, position);
                }
            }
            assertThat(reader.get(EVENTS + "?after=1&leaf=" + sent.leaf(3), headers).statusCode())
                    .as("the leaf speaks of `after`")
                    .isEqualTo(409);
        }
    }

    /** The store appends as another process does: only the notification tells it here. */
    @Test
    void anAppendOfAnotherProcessIsSentWithoutWaitingForAnyTimer() throws Exception {
        int rounds = 60;
        try (var reader = reader();
                var stream = follow(reader, "?after=head&follow=true", LINES)) {
            happenings.publish("com.example/b", "0.0.0");
            assertThat(stream.next()).contains("\"0.0.0\"");
            long begun = System.nanoTime();
            for (int i = 1; i <= rounds; i++) {
                happenings.publish("com.example/b", i + ".0.0");
                assertThat(stream.next()).contains("\"" + i + ".0.0\"");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as("the shortest timer is a second")
                    .isLessThan(Duration.ofSeconds(rounds / 2));
        }
    }

    @Test
    void hundredsOfStreamsAtTheHeadAreServedFromOneReading() throws Exception {
        try (var reader = reader()) {
            var streams = new ArrayList<Followed>();
            for (int i = 0; i < 300; i++) {
                streams.add(follow(reader, "?after=head&follow=true", LINES));
            }
            happenings.publish("com.example/b", "1.0.0");
            assertAllGet(streams, 4);

            // now nobody but the one who reads for all may ask the database
            reader.part(FeedStream.Following.class).log().share().acquire();
            for (int i = 0; i < 10; i++) {
                happenings.publish("com.example/c", i + ".0.0");
                assertAllGet(streams, 5 + i);
            }
            assertThat(reader.get("/metrics").body())
                    .contains("mcp_registry_feed_streams{format=\"ndjson\"} 300.0")
                    .contains("mcp_registry_feed_events_sent_total{format=\"ndjson\"} 3300.0");
            for (var stream : streams) {
                stream.close();
            }
        }
    }

    private void assertAllGet(List<Followed> streams, long position) throws InterruptedException {
        var event = sent.event(position);
        for (var stream : streams) {
            assertThat(stream.next()).isEqualTo(event);
        }
    }

    @Test
    void thereAreNeverMoreStreamsThanTheOperatorAllows() throws Exception {
        try (var reader = reader("annals.feed.max-streams=2", "annals.feed.idle=100ms")) {
            try (var one = follow(reader, "", SERVER_SENT);
                    var two = follow(reader, "?follow=true", LINES)) {
                assertThat(one.next()).isEqualTo("id: 0");
                assertThat(two.next()).isEqualTo(sent.event(1));
                for (var query : List.of("", "?after=head&wait=55")) {
                    var headers = query.isEmpty() ? SERVER_SENT : new String[0];
                    var refused = reader.get(EVENTS + query, headers);
                    assertThat(refused.statusCode()).isEqualTo(503);
                    assertThat(refused.headers().firstValue("Retry-After")).contains("10");
                    assertThat(refused.body())
                            .contains(
                                    "There are as many streams as this registry allows, 2. Please"
                                            + " come again later, or ask for pages");
                }
                assertThat(reader.get(EVENTS + "?after=2&wait=55").statusCode()).isEqualTo(200);
                assertThat(reader.get("/v0.1/servers").statusCode()).isEqualTo(200);
            }
            await().atMost(LONG).until(() -> reader.get(EVENTS, LINES).statusCode() == 200);
        }
    }

    @Test
    void aStopEndsStreamsAfterAWholeEvent() throws Exception {
        var reader = reader();
        try (var stream = follow(reader, "?follow=true", LINES);
                var idle = follow(reader, "?after=head", SERVER_SENT)) {
            assertThat(stream.next()).isEqualTo(sent.event(1));
            assertThat(idle.next()).isEqualTo("id: 3");
            reader.close();
            assertThat(stream.next()).isEqualTo(sent.event(2));
            assertThat(stream.next()).isEqualTo(sent.event(3));
            stream.awaitEnd();
            idle.awaitEnd();
        } finally {
            reader.close();
        }
    }
}
