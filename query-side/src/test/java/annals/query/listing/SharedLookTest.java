package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.Position;
import annals.eventstore.ReadModel;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Many who want to know, one who looks. */
class SharedLookTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5000;

    private final AtomicLong head = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    private ReadModel state() {
        looks.incrementAndGet();
        return new ReadModel("listing", 1, new Position(head.get(), Instant.EPOCH));
    }

    @Test
    void whoComesWhileALookIsUnderWayIsToldByALaterOne() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var look =
                new SharedLook(
                        () -> {
                            var seen = state();
                            begun.countDown();
                            await(goOn);
                            return seen;
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(look::now);
            await(begun);
            head.set(7);
            var others = new ArrayList<Future<ReadModel>>();
            for (int i = 0; i < 20; i++) {
                others.add(threads.submit(look::now));
            }
            goOn.countDown();

            assertThat(first.get().position().number()).isZero();
            for (var other : others) {
                assertThat(other.get().position().number()).isEqualTo(7);
            }
        }
    }

    @Test
    void nobodyIsToldOfATimeBeforeHeCameAndLooksAreShared() throws Exception {
        var look =
                new SharedLook(
                        () -> {
                            var seen = state();
                            Thread.yield();
                            return seen;
                        });
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> lookOften(look)));
            }
            for (var one : all) {
                one.get();
            }
        }
        assertThat(looks.get()).isLessThan(THREADS * ROUNDS);
    }

    private void lookOften(SharedLook look) {
        for (int i = 0; i < ROUNDS; i++) {
            long known = head.incrementAndGet();
            assertThat(look.now().position().number()).isGreaterThanOrEqualTo(known);
        }
    }

    @Test
    void aLookThatFailsIsTriedAgainByTheNextOne() {
        var fails = new AtomicInteger(1);
        var look =
                new SharedLook(
                        () -> {
                            if (fails.getAndDecrement() > 0) {
                                throw new IllegalStateException("away");
                            }
                            return state();
                        });

        assertThatThrownBy(look::now).hasMessage("away");
        assertThat(look.now().position().number()).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
