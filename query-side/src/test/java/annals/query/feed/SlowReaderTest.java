package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** Clients that do not take what they asked for. */
class SlowReaderTest {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final String LINES = "application/x-ndjson";
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Together more than the buffers of a connection hold. */
    private static final int EVENT_COUNT = 80;

    private TestEventStore store;
    private Sent sent;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        sent = new Sent(store);
        var happenings = new Happenings(store);
        for (int i = 1; i <= EVENT_COUNT; i++) {
            happenings.publish("com.example/large", i + ".0.0", "x".repeat(150_000) + i);
        }
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static List<RawFollower> slow(RunningReader reader, int count, String query)
            throws IOException {
        var slow = new ArrayList<RawFollower>();
        for (int i = 0; i < count; i++) {
            slow.add(new RawFollower(reader.port(), EVENTS + query, LINES));
        }
        return slow;
    }

    private static boolean areFollowing(RunningReader reader, int count) {
        return reader.get("/metrics")
                .body()
                .contains("mcp_registry_feed_streams{format=\"ndjson\"} %d.0".formatted(count));
    }

    @Test
    void aSlowReaderHoldsUpNobodyAndGetsAllTheSame() throws Exception {
        try (var reader = RunningReader.on(store.address())) {
            var slow = slow(reader, 20, "");
            await().atMost(LONG).until(() -> areFollowing(reader, 20));

            assertThat(reader.get(EVENTS, "Accept", LINES).body())
                    .isEqualTo(sent.lines(1, EVENT_COUNT));
            assertThat(reader.get("/v0.1/servers").statusCode()).isEqualTo(200);
            assertThat(openTransactions()).isZero();

            for (var one : slow.subList(0, 2)) {
                assertThat(one.head()).startsWith("HTTP/1.1 200");
                var first = new String(one.read(200_000), UTF_8);
                assertThat(first + one.rest()).isEqualTo(sent.lines(1, EVENT_COUNT));
            }
            for (var one : slow) {
                one.close();
            }
        }
    }

    private int openTransactions() {
        return store.database()
                .sql(
                        "select count(*) from pg_stat_activity where application_name ="
                            + " 'annals-reads' and state like 'idle in transaction%' and datname ="
                            + " current_database()")
                .query(Integer.class)
                .single();
    }

    @Test
    void whoTakesNothingAtAllIsLeft() throws Exception {
        try (var reader = RunningReader.on(store.address(), "annals.http.write-timeout=1s")) {
            try (var silent = slow(reader, 1, "?follow=true").getFirst()) {
                await().atMost(LONG).until(() -> areFollowing(reader, 1));
                await().atMost(LONG).until(() -> areFollowing(reader, 0));
                assertThat(silent.head()).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void aStopDoesNotWaitForWhoTakesNothing() throws Exception {
        var reader =
                RunningReader.on(
                        store.address(),
                        "annals.http.write-timeout=10m",
                        "spring.lifecycle.timeout-per-shutdown-phase=2m");
        try (var silent = slow(reader, 1, "?follow=true").getFirst()) {
            await().atMost(LONG).until(() -> areFollowing(reader, 1));
            var stop = Thread.ofVirtual().start(reader::close);
            await("a stop that waits for no time-out of minutes")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !stop.isAlive());
            assertThat(silent.head()).startsWith("HTTP/1.1 200");
        }
    }
}
