package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.AppendSignal;
import annals.eventstore.EventLog;
import annals.eventstore.LogCopy;
import annals.eventstore.LogSlices;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import java.time.Duration;

/** One reads for all. */
class LiveTailTest {

    private static final long SOON = Duration.ofSeconds(20).toNanos();

    @Test
    void whatWasFoundByALookIsKnownToThoseWhoWereNotToldOfIt() throws InterruptedException {
        try (var store = TestEventStore.fresh()) {
            // nobody listens for notifications
            var signal = new AppendSignal(store.address());
            new Happenings(store).publish("com.example/a", "1.0.0");
            var tail =
                    new LiveTail(
                            signal,
                            new FeedSource(
                                    new EventLog(store.database()),
                                    new LogSlices(store.database()),
                                    new LogCopy(new JdbcTemplate(store.pools().reads()))));

            tail.join();
            try {
                assertThat(tail.awaitBeyond(0, SOON)).isTrue();
                // or a stream at 0 would be told of more and find none, again and again
                assertThat(tail.known()).isEqualTo(1);
            } finally {
                tail.leave();
                tail.end();
            }
        }
    }
}
