package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import static java.util.Objects.requireNonNull;

import annals.eventstore.EventFilter;
import annals.eventstore.EventLog;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.util.List;

/** The log as one stream reads it, with the next slice read ahead. */
class LogReaderTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Of about a kilobyte each, so that slices end in the middle. */
    private static final int EVENT_COUNT = 200;

    private TestEventStore store;
    private LogReader.Shared shared;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        for (int i = 1; i <= EVENT_COUNT; i++) {
            happenings.publish("com.example/a", i + ".0.0");
        }
        shared = new LogReader.Shared(source(store), 1);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static FeedSource source(TestEventStore store) {
        return new FeedSource(
                new EventLog(store.database()),
                new LogSlices(store.database()),
                new LogCopy(new JdbcTemplate(store.pools().reads())));
    }

    private LogReader reader() {
        return new LogReader(shared, EventFilter.ALL);
    }

    private static List<Long> positions(FeedSource.Slice slice) {
        return slice.events().stream().map(FedEvent::position).toList();
    }

    @Test
    void aSliceThatWasReadAheadIsTheNextOne() throws InterruptedException {
        var reader = reader();
        var first = reader.after(0, EVENT_COUNT);
        reader.readAhead(first.next(), EVENT_COUNT);
        var ahead = requireNonNull(shared.ahead().getIfPresent(reader)).slice().join();
        assertThat(positions(ahead)).startsWith(first.next() + 1);
        assertThat(reader.after(first.next(), EVENT_COUNT)).isSameAs(ahead);
    }

    @Test
    void aSliceOfAnotherPlaceIsNotTakenForIt() throws InterruptedException {
        var reader = reader();
        reader.readAhead(0, EVENT_COUNT);
        assertThat(positions(reader.after(190, EVENT_COUNT))).startsWith(191L).endsWith(200L);
    }

    @Test
    void nothingIsReadAheadBeyondTheHead() throws InterruptedException {
        var reader = reader();
        reader.readAhead(EVENT_COUNT, EVENT_COUNT);
        assertThat(shared.ahead().asMap()).isEmpty();
    }

    @Test
    void whatNobodyTakesIsForgotten() throws InterruptedException {
        var reader = reader();
        reader.readAhead(0, EVENT_COUNT);
        await().atMost(LONG)
                .until(
                        () -> {
                            shared.ahead().cleanUp();
                            return shared.ahead().asMap().isEmpty();
                        });
        assertThat(positions(reader.after(0, EVENT_COUNT))).startsWith(1L);
    }

    @Test
    void manyWhoTakeNothingKeepFewSlices() {
        for (int i = 0; i < 100; i++) {
            reader().readAhead(0, EVENT_COUNT);
        }
        shared.ahead().cleanUp();
        assertThat(shared.ahead().asMap().size()).isLessThanOrEqualTo(32);
    }

    @Test
    void aReaderThatEndsLeavesNothingBehind() {
        var reader = reader();
        reader.readAhead(0, EVENT_COUNT);
        reader.end();
        assertThat(shared.ahead().asMap()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsToldToWhoAsks() {
        var reader = reader();
        store.pools().close();
        reader.readAhead(0, EVENT_COUNT);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> reader.after(0, EVENT_COUNT));
    }

    @Test
    void slicesHoldAsManyEventsAsFit() throws InterruptedException {
        var reader = reader();
        var first = reader.after(0, EVENT_COUNT);
        var second = reader.after(first.next(), EVENT_COUNT);
        assertThat(second.events()).hasSizeGreaterThan(first.events().size());
    }
}
