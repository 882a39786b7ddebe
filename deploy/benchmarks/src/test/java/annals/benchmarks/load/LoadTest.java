package annals.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class LoadTest {

    private static final long MILLISECOND = 1_000_000;

    private final PlayedTicker ticker = new PlayedTicker();

    private Measured run(Pace pace, Bounds bounds, Work.Client client) throws Exception {
        return new Load(pace, bounds, ticker).run(_ -> client);
    }

    private Reply after(long milliseconds) {
        ticker.pass(milliseconds * MILLISECOND);
        return good(1);
    }

    private static Reply good(int items) {
        return new Reply.Good(items, 100, false);
    }

    private static Bounds bounds(long requests, int seconds) {
        return new Bounds(requests, Duration.ofSeconds(seconds));
    }

    @Test
    void aClosedLoadSendsTheNextRequestWhenTheLastIsAnswered() throws Exception {
        var measured = run(new Pace.Closed(1), bounds(10, 60), () -> after(20));

        assertThat(measured.good()).isEqualTo(10);
        assertThat(measured.seconds()).isEqualTo(0.2);
        assertThat(measured.perSecond()).isEqualTo(50);
        assertThat(measured.fromSent().p50Ms()).isBetween(20.0, 20.1);
        assertThat(measured.fromDue()).isEqualTo(measured.fromSent());
    }

    @Test
    void aClosedLoadEndsWhenItsTimeIsOver() throws Exception {
        var measured = run(new Pace.Closed(1), bounds(1_000, 1), () -> after(300));

        assertThat(measured.requests()).isEqualTo(4);
        assertThat(measured.neverSent()).isZero();
    }

    @Test
    void anOpenLoadSendsWhenRequestsAreDue() throws Exception {
        var measured = run(new Pace.Open(10, 1), bounds(10, 60), () -> after(20));

        assertThat(measured.good()).isEqualTo(10);
        assertThat(measured.seconds()).isEqualTo(0.92);
        assertThat(measured.fromDue().maxMs()).isBetween(20.0, 20.1);
    }

    @Test
    void whoStandsStillIsChargedWithAllRequestsThatWereDueInTheMeantime() throws Exception {
        var sent = new AtomicInteger();

        var measured =
                run(
                        new Pace.Open(10, 1),
                        bounds(10, 60),
                        () -> after(sent.getAndIncrement() == 0 ? 1_000 : 1));

        // due at 100, 200 … and answered at 1,001, 1,002 … ms
        assertThat(measured.fromDue().p50Ms()).isBetween(505.0, 606.0);
        assertThat(measured.fromSent().p50Ms()).isBetween(1.0, 1.1);
    }

    @Test
    void requestsThatWereNeverSentAreCountedWithTheirWait() throws Exception {
        var measured = run(new Pace.Open(10, 1), bounds(1_000, 1), () -> after(5_000));

        assertThat(measured.requests()).isEqualTo(1);
        assertThat(measured.neverSent()).isEqualTo(9);
        assertThat(measured.fromDue().count()).isEqualTo(10);
        assertThat(measured.fromDue().p50Ms()).isBetween(4_500.0, 4_700.0);
    }

    @Test
    void aClientEndsWhenThereIsNothingMoreToAskFor() throws Exception {
        var pages = new AtomicInteger();

        var measured =
                run(
                        new Pace.Closed(1),
                        bounds(1_000, 60),
                        () -> new Reply.Good(100, 5, pages.incrementAndGet() == 7));

        assertThat(measured.requests()).isEqualTo(7);
        assertThat(measured.items()).isEqualTo(700);
        assertThat(measured.bytes()).isEqualTo(35);
    }

    @Test
    void failuresAreCountedByReasonAndTheirTimesAreNotThoseOfGoodAnswers() throws Exception {
        var sent = new AtomicInteger();

        var measured =
                run(
                        new Pace.Closed(1),
                        bounds(10, 60),
                        () -> sent.incrementAndGet() <= 3 ? new Reply.Bad("503") : good(1));

        assertThat(measured.failures()).isEqualTo(Map.of("503", 3L));
        assertThat(measured.good()).isEqualTo(7);
        assertThat(measured.fromSent().count()).isEqualTo(7);
        assertThat(measured.fromDue().count()).isEqualTo(10);
    }

    @Test
    void reasonsBeyondAFewAreCountedTogether() throws Exception {
        var sent = new AtomicInteger();

        var measured =
                run(
                        new Pace.Closed(1),
                        bounds(100, 60),
                        () -> new Reply.Bad("reason " + sent.incrementAndGet()));

        assertThat(measured.failures()).hasSize(21).containsEntry("other reasons", 80L);
    }

    @Test
    void manyClientsDoNoMoreThanWasAskedFor() throws Exception {
        var clients = new AtomicInteger();

        var measured =
                new Load(new Pace.Closed(16), bounds(1_000, 60), ticker)
                        .run(
                                _ -> {
                                    clients.incrementAndGet();
                                    return () -> good(1);
                                });

        assertThat(clients).hasValue(16);
        assertThat(measured.good()).isEqualTo(1_000);
    }
}
