package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.events.ReadModelRebuilt;
import annals.eventstore.EventFilter;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.RegistryEvents;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** What the log may hold and how it may fail, as the feed tells it. */
class FeedLogTest {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final String[] LINES = {"Accept", "application/x-ndjson"};
    private static final Duration LONG = Duration.ofSeconds(20);

    private TestEventStore store;
    private Happenings happenings;
    private Sent sent;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        sent = new Sent(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void anEmptyRegistryHasAnEmptyFeed() {
        try (var reader = RunningReader.on(store.address())) {
            var answer = reader.get(EVENTS);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"events\":[],\"metadata\":{\"count\":0,\"next\":0,\"head\":0,\"registry\":\"%s\"}}\n"
                                    .formatted(store.registry().urn()));
            assertThat(answer.headers().firstValue("X-Registry-Position")).contains("0");
            assertThat(answer.headers().firstValue("X-Registry-Watermark"))
                    .contains("1970-01-01T00:00:00Z");
            assertThat(reader.get(EVENTS, LINES).body()).isEmpty();
            assertThat(reader.get(EVENTS + "?after=1").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void whatWasErasedIsSentWithoutItsSalt() {
        happenings.publish("com.example/a", "1.0.0");
        var header = store.log().at(1).orElseThrow().header();
        var data =
                "{\"version\":\"1.0.0\",\"document\":{\"erased\":5500},\"latest\":\"1.0.0\",\"actor\":{\"erased\":5500}}";
        eraseTheFirst(data);

        try (var reader = RunningReader.on(store.address())) {
            assertThat(reader.get(EVENTS, LINES).body())
                    .isEqualTo(
                            header.substring(0, header.length() - 1)
                                    + ",\"erased\":\"5500\",\"data\":"
                                    + data
                                    + "}\n");
        }
    }

    private void eraseTheFirst(String data) {
        store.database()
                .sql(
                        "update event_store.events set data = ?, data_salt = null, erased_by = 5500"
                                + " where position = 1")
                .param(data)
                .update();
    }

    @Test
    void whatHappensToTheRegistryItselfIsToldToo() throws SQLException {
        happenings.publish("com.example/a", "1.0.0");
        try (var connection = store.pools().writes().getConnection()) {
            connection.setAutoCommit(false);
            new RegistryEvents(store.registry(), store.serializer())
                    .append(connection, ReadModelRebuilt.ofAll("listing", 2));
            connection.commit();
        }

        try (var reader = RunningReader.on(store.address())) {
            assertThat(reader.get(EVENTS, LINES).body()).isEqualTo(sent.lines(1, 2));
            assertThat(reader.get(EVENTS + "?server=registry", LINES).body())
                    .isEqualTo(sent.lines(2, 2));
            assertThat(reader.get(EVENTS + "?type=read-model-rebuilt", LINES).body())
                    .isEqualTo(sent.lines(2, 2));
        }
    }

    @Test
    void aSearchForWhatIsRareIsBoundedAndSaysHowFarItHasLooked() {
        happenings.publish("com.example/a", "1.0.0");
        copyTheFirstEvent(LogSlices.LOOKED_AT);
        long last = LogSlices.LOOKED_AT + 1;
        try (var reader = RunningReader.on(store.address())) {
            var page = reader.get(EVENTS + "?wait=55&type=server-version-edited");
            assertThat(page.body())
                    .as("nothing is held while there is more to look at")
                    .contains(
                            "\"count\":0,\"next\":10000,\"nextLeaf\":\"%s\",\"head\":%d,"
                                    .formatted(sent.leaf(LogSlices.LOOKED_AT), last));
            assertThat(reader.get(EVENTS + "?after=10000&type=server-version-edited").body())
                    .contains("\"count\":0,\"next\":" + last);
            assertThat(reader.get(EVENTS + "?namespace=org.example&limit=1").body())
                    .contains("\"count\":0,\"next\":10000,");
            assertThat(reader.get(EVENTS + "?server=org.example/x&limit=1").body())
                    .as("a server is found by an index")
                    .contains("\"count\":0,\"next\":" + last);
            assertThat(reader.get(EVENTS + "?type=server-version-edited", LINES).body()).isEmpty();
        }
    }

    private void copyTheFirstEvent(int times) {
        store.database()
                .sql(
                        """
                        insert into event_store.events
                            (position, recorded_at, stream, sequence, event_id, name, revision,
                             header, data, data_salt, data_digest, leaf)
                        select position + n, recorded_at + n * interval '1 microsecond', stream, sequence + n,
                               gen_random_uuid(), name, revision, header, data, data_salt, data_digest, leaf
                        from event_store.events, generate_series(1, ?) n where position = 1
                        """)
                .param(times)
                .update();
    }

    @Test
    void aSliceEndsWithTheEventThatReachesItsSize() {
        publishLarge(4);
        var slices = new LogSlices(store.database());
        expectSlices((after, limit, size) -> slices.after(after, 4, EventFilter.ALL, limit, size));
    }

    @Test
    void aSliceThatIsCopiedEndsThereToo() {
        publishLarge(4);
        var copy = copy();
        expectSlices((after, limit, size) -> copy.after(after, 4, limit, size));
    }

    private interface Slicing {
        LogSlices.Slice after(long position, int limit, long maxBytes);
    }

    private static void expectSlices(Slicing slices) {
        assertThat(slices.after(0, 100, 2000).events()).hasSize(2);
        assertThat(slices.after(0, 100, 2000).next()).isEqualTo(2);
        assertThat(slices.after(0, 3, 1_000_000).next()).isEqualTo(3);
        assertThat(slices.after(2, 100, 1).next()).isEqualTo(3);
        assertThat(slices.after(3, 100, 1_000_000).next()).isEqualTo(4);
        assertThat(slices.after(4, 100, 1_000_000).events()).isEmpty();
    }

    private void publishLarge(int count) {
        for (int i = 1; i <= count; i++) {
            happenings.publish("com.example/a", i + ".0.0", "x".repeat(1000));
        }
    }

    private LogCopy copy() {
        return new LogCopy(new JdbcTemplate(store.pools().reads()));
    }

    @Test
    void whatIsCopiedIsWhatIsSelected() {
        happenings.publish("com.example/a", "1.0.0", "ein Bär – 熊");
        happenings.publish("com.example/a", "2.0.0", "x".repeat(300_000));
        happenings.publish("com.example/b", "1.0.0");
        eraseTheFirst("{}");
        var selected =
                new LogSlices(store.database()).after(0, 2, EventFilter.ALL, 9, Long.MAX_VALUE);
        assertThat(copy().after(0, 2, 9, Long.MAX_VALUE))
                .usingRecursiveComparison()
                .isEqualTo(selected);
        assertThat(selected.events()).hasSize(2);
    }

    @Test
    void aStreamWaitsForTheDatabaseAndGoesOnWhereItWas() throws Exception {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address());
                var stream = Followed.open(reader.url() + EVENTS + "?follow=true", LINES)) {
            assertThat(stream.next()).isEqualTo(sent.event(1));
            allowConnections(false);
            assertThat(reader.get(EVENTS).statusCode()).isEqualTo(503);
            assertThat(reader.get(EVENTS, LINES).statusCode()).isEqualTo(503);
            allowConnections(true);
            for (int i = 2; i <= 4; i++) {
                appendAgain(i);
                assertThat(stream.next()).isEqualTo(sent.event(i));
            }
        }
    }

    private void appendAgain(int version) {
        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> happenings.publish("com.example/b" + version, "1.0.0").number() > 0);
    }

    private void allowConnections(boolean allowed) throws SQLException {
        var url = store.address().url();
        var name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection =
                        DriverManager.getConnection(
                                url.substring(0, url.lastIndexOf('/')) + "/postgres",
                                store.address().user(),
                                "");
                var statement = connection.createStatement()) {
            statement.execute("alter database %s allow_connections %s".formatted(name, allowed));
            if (!allowed) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                                .formatted(name));
            }
        }
    }
}
