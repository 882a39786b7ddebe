package annals.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Pages that would be empty and are held until something happens. */
class HeldPagesTest {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final Duration LONG = Duration.ofSeconds(20);

    private TestEventStore store;
    private Happenings happenings;
    private Sent sent;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        sent = new Sent(store);
        reader = RunningReader.on(store.address());
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private CompletableFuture<HttpResponse<String>> held(String query, String... headers) {
        var answer =
                CompletableFuture.supplyAsync(
                        () -> reader.get(EVENTS + query, headers),
                        task -> Thread.ofVirtual().start(task));
        await().atMost(LONG)
                .until(
                        () ->
                                reader.get("/metrics")
                                        .body()
                                        .matches(
                                                "(?s).*feed_streams\\{format=\"(page|batch)\"}"
                                                        + " 1\\.0.*"));
        return answer;
    }

    private String page(String events, int count, long next, long head) {
        return "{\"events\":[%s],\"metadata\":{\"count\":%d,\"next\":%d,\"nextLeaf\":\"%s\",\"head\":%d,\"registry\":\"%s\"}}\n"
                .formatted(events, count, next, sent.leaf(next), head, store.registry().urn());
    }

    @Test
    void aHeldPageIsAnsweredByTheAppend() {
        var answer = held("?wait=55");
        assertThat(answer).isNotDone();
        happenings.publish("com.example/a", "1.0.0");

        assertThat(answer.join().body()).isEqualTo(page(sent.events(1), 1, 1, 1));
        assertThat(answer.join().headers().firstValue("X-Registry-Position")).contains("1");
        assertThat(answer.join().headers().firstValue("X-Registry-Watermark"))
                .hasValueSatisfying(
                        time -> assertThat(time).startsWith(sent.time(1).substring(0, 19)));
    }

    @Test
    void aHeldBatchLinksToWhatFollows() {
        var answer = held("?wait=55&limit=1", "Accept", "application/cloudevents-batch+json");
        happenings.publish("com.example/a", "1.0.0");

        assertThat(answer.join().body()).isEqualTo("[" + sent.event(1) + "]\n");
        assertThat(answer.join().headers().firstValue("Link"))
                .contains(
                        "</v0.1/x/dev.annals/events?after=1&leaf=%s&limit=1&wait=55>; rel=\"next\""
                                .formatted(sent.leaf(1)));
    }

    @Test
    void anEventThatIsNotWantedIsPassedOver() {
        var answer = held("?wait=55&server=com.example/b");
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example/b", "1.0.0");

        assertThat(answer.join().body()).isEqualTo(page(sent.events(2), 1, 2, 2));
    }

    @Test
    void whenTheTimeIsOverTheEmptyPageSaysHowFarItHasLooked() {
        happenings.publish("com.example/a", "1.0.0");
        var answer = held("?after=1&wait=3&server=com.example/b");
        happenings.publish("com.example/a", "2.0.0");

        assertThat(answer.join().body()).isEqualTo(page("", 0, 2, 2));
        assertThat(reader.get(EVENTS + "?after=2&wait=1").body()).isEqualTo(page("", 0, 2, 2));
    }

    @Test
    void aPageThatHasSomethingIsNotHeld() {
        happenings.publish("com.example/a", "1.0.0");
        assertThat(reader.get(EVENTS + "?wait=55").body()).isEqualTo(page(sent.events(1), 1, 1, 1));
    }

    @Test
    void aStopAnswersAtOnce() {
        happenings.publish("com.example/a", "1.0.0");
        var answer = held("?after=1&wait=55");
        reader.close();
        assertThat(answer.join().body()).isEqualTo(page("", 0, 1, 1));
    }
}
