package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import annals.eventstore.EventFilter;
import annals.eventstore.EventLog;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The log as one stream reads it, with the next slice read ahead. */
class LogReaderTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /** Of about a kilobyte each, so that slices end in the middle. */
    private static final int EVENT_COUNT = 200;

    private TestEventStore store;
    private SharedLog log;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        for (int i = 1; i <= EVENT_COUNT; i++) {
            happenings.publish("com.example/a", i + ".0.0");
        }
        log = SharedLog.of(source(store), 1, 1);
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
        return new LogReader(log, EventFilter.ALL, FeedFormat.SERVER_SENT);
    }

    private static List<Long> positions(FedSlice slice) {
        return new String(slice.text().bytes(), UTF_8)
                .lines()
                .filter(line -> line.startsWith("id: "))
                .map(line -> Long.valueOf(line.substring(4)))
                .toList();
    }

    /** One that has taken a slice of the first events quickly. */
    private LogReader quick() throws InterruptedException {
        var reader = reader();
        reader.after(0, 1);
        reader.taken(0);
        return reader;
    }

    @Test
    void aSliceBeginsBehindTheLastOneUntilAllAreRead() throws InterruptedException {
        var reader = reader();
        var all = new ArrayList<Long>();
        for (long position = 0; position < EVENT_COUNT; ) {
            var slice = reader.after(position, EVENT_COUNT);
            reader.readAhead(slice.next(), EVENT_COUNT);
            reader.taken(0);
            all.addAll(positions(slice));
            position = slice.next();
        }
        assertThat(all).isEqualTo(LongStream.rangeClosed(1, EVENT_COUNT).boxed().toList());
    }

    @Test
    void aClientThatIsQuickGetsLargerSlices() throws InterruptedException {
        var reader = reader();
        int first = reader.after(0, EVENT_COUNT).count();
        reader.taken(0);
        int quick = reader.after(0, EVENT_COUNT).count();
        reader.taken(Duration.ofSeconds(1).toNanos());
        int slow = reader.after(0, EVENT_COUNT).count();
        assertThat(first).isLessThan(50);
        assertThat(quick).isGreaterThan(100);
        assertThat(slow).isLessThan(50);
    }

    @Test
    void onlySomeGetLargeSlicesAtOnce() throws InterruptedException {
        var one = quick();
        var other = quick();
        assertThat(one.after(0, EVENT_COUNT).count()).isGreaterThan(100);
        assertThat(other.after(0, EVENT_COUNT).count()).isLessThan(50);
        one.end();
        other.taken(0);
        assertThat(other.after(0, EVENT_COUNT).count()).isGreaterThan(100);
    }

    @Test
    @Timeout(60)
    void aSliceThatWasReadAheadIsTheNextOne() throws InterruptedException {
        var reader = quick();
        // so that it is known when it is being read
        log.share().acquire();
        reader.readAhead(7, EVENT_COUNT);
        await().atMost(LONG).until(log.share()::hasQueuedThreads);
        log.share().release();
        assertThat(positions(reader.after(7, EVENT_COUNT))).startsWith(8L);
    }

    @Test
    void aSliceOfAnotherPlaceIsNotTakenForIt() throws InterruptedException {
        var reader = quick();
        reader.readAhead(0, EVENT_COUNT);
        assertThat(positions(reader.after(190, EVENT_COUNT))).startsWith(191L);
    }

    @Test
    void aReaderThatEndsTwiceGivesBackOnce() throws InterruptedException {
        var reader = quick();
        assertThat(log.large().availablePermits()).isZero();
        reader.end();
        reader.end();
        assertThat(log.large().availablePermits()).isOne();
    }

    @Test
    void aDatabaseThatIsAwayIsToldToWhoAsks() throws InterruptedException {
        var reader = quick();
        store.pools().close();
        reader.readAhead(0, EVENT_COUNT);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> reader.after(0, EVENT_COUNT));
    }
}
