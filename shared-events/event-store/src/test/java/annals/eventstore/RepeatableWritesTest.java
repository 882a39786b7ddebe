package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.RepeatableWrites.Earlier;
import annals.eventstore.testing.TestEventStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class RepeatableWritesTest {

    private static TestEventStore store;
    private static RepeatableWrites writes;

    private final RepeatableWrite write =
            RepeatableWrite.of("dns", "example.com", UUID.randomUUID().toString(), "here", "body");

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        writes = new RepeatableWrites(store.database(), store.appends());
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private static NewEvent event() {
        return NewEvent.of(
                UUID.randomUUID().toString(), 0, UUID.randomUUID(), "test-happened", 1, "{}");
    }

    private static Appends.Appended<Optional<Earlier>> carryOut(RepeatableWrite write) {
        return store.appends()
                .transaction(
                        () -> {
                            var earlier = writes.begin(write);
                            if (earlier.isEmpty()) {
                                store.appends().add(event());
                            }
                            return earlier;
                        });
    }

    @Test
    void whatWasStoredIsRememberedWithItsPosition() {
        var stored = carryOut(write);

        assertThat(stored.result()).isEmpty();
        assertThat(writes.find(write)).contains(new Earlier.Done(stored.positions().getFirst()));
        assertThat(carryOut(write).result())
                .contains(new Earlier.Done(stored.positions().getFirst()));
    }

    @Test
    void theSameKeyForAnotherBodyOrTargetIsAnotherWrite() {
        carryOut(write);

        assertThat(
                        writes.find(
                                RepeatableWrite.of(
                                        "dns", "example.com", write.key(), "here", "else")))
                .contains(new Earlier.Other("here"));
        assertThat(
                        writes.find(
                                RepeatableWrite.of(
                                        "dns", "example.com", write.key(), "there", "body")))
                .contains(new Earlier.Other("here"));
        assertThat(
                        writes.find(
                                RepeatableWrite.of(
                                        "dns", "example.org", write.key(), "here", "body")))
                .isEmpty();
    }

    @Test
    void whatAppendsNothingOrIsRolledBackIsNotRemembered() {
        store.appends().transaction(() -> writes.begin(write));
        assertThat(writes.find(write)).isEmpty();

        assertThatThrownBy(
                        () ->
                                store.appends()
                                        .transaction(
                                                () -> {
                                                    var _ = writes.begin(write);
                                                    store.appends().add(event());
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        assertThat(writes.find(write)).isEmpty();
        assertThat(carryOut(write).result()).isEmpty();
    }

    @Test
    void aWriteThatRunsIsTold() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var first =
                CompletableFuture.supplyAsync(
                        () ->
                                store.appends()
                                        .transaction(
                                                () -> {
                                                    var earlier = writes.begin(write);
                                                    store.appends().add(event());
                                                    begun.countDown();
                                                    await(end);
                                                    return earlier;
                                                }));
        begun.await();

        var second = carryOut(write);
        end.countDown();

        assertThat(second.result()).contains(new Earlier.Running());
        assertThat(second.positions()).isEmpty();
        assertThat(first.get().result()).isEmpty();
        assertThat(carryOut(write).result())
                .contains(new Earlier.Done(first.get().positions().getFirst()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lock is all that tells a running write; where it fails, the key itself decides. */
    @Test
    void aKeyThatWasTakenMeanwhileIsAnsweredLikeARepetition() {
        var attempts = new java.util.concurrent.atomic.AtomicInteger();

        var appended =
                store.appends()
                        .transaction(
                                () -> {
                                    var earlier = writes.begin(write);
                                    if (attempts.getAndIncrement() == 0) {
                                        takeKey();
                                    }
                                    if (earlier.isEmpty()) {
                                        store.appends().add(event());
                                    }
                                    return earlier;
                                });

        assertThat(appended.result().orElseThrow()).isInstanceOf(Earlier.Done.class);
        assertThat(appended.positions()).isEmpty();
    }

    /** In a transaction of its own. */
    private void takeKey() {
        CompletableFuture.runAsync(
                        () ->
                                store.database()
                                        .sql(
                                                """
                                                insert into event_store.repeatable_writes
                                                values (:caller, :key, 'here', :body, 1, now())
                                                """)
                                        .param("caller", write.caller())
                                        .param("key", write.key())
                                        .param("body", write.bodyDigest())
                                        .update())
                .join();
    }

    @Test
    void whatIsOlderThanADayIsForgotten() {
        carryOut(write);
        store.database()
                .sql(
                        """
                        update event_store.repeatable_writes
                        set recorded_at = recorded_at - interval '24 hours'
                        """)
                .update();
        var other =
                RepeatableWrite.of("dns", "example.com", UUID.randomUUID().toString(), "h", "b");

        assertThat(writes.find(write)).isEmpty();
        carryOut(other);

        assertThat(
                        store.database()
                                .sql("select count(*) from event_store.repeatable_writes")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
