package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import annals.events.Document;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionPublished;
import annals.eventstore.Follower;
import annals.eventstore.Position;
import annals.eventstore.Progress;
import annals.eventstore.RecordedEvent;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Events in, rows out, read as readers read them. */
class HistoryProjectorTest {

    private static final String A = "com.example/a";

    private TestEventStore store;
    private Happenings happenings;
    private Progress progress;
    private Follower follower;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        progress = new Progress(History.NAME);
        progress.raise(History.prepare(store.followerSource(), store.address()));
        follower = follower();
    }

    @AfterEach
    void stop() {
        follower.stop();
        store.close();
    }

    private Follower follower() {
        var projector =
                new HistoryRebuild(store.reader())
                        .projector(JdbcClient.create(store.pools().follows()));
        return new Follower(store.followerSource(), projector, progress, store.signal());
    }

    /** All that has happened, one batch after the other. */
    private void project() {
        follower.start();
        follower.stop();
        follower = follower();
    }

    private HistoryPage page(HistoryFilter filter, int limit) {
        return new HistoryTable(store.database(), progress, store.reader())
                .page(filter, Long.MAX_VALUE, limit);
    }

    private List<JsonNode> entries() {
        return page(HistoryFilter.of(A, null, null), 100).entries().stream()
                .map(
                        entry ->
                                Json.tree(new String(entry.text(), StandardCharsets.UTF_8))
                                        .orElseThrow())
                .toList();
    }

    private void publish(String version, String rest) {
        happenings.append(
                A,
                new ServerVersionPublished(
                        version,
                        new Document.Content("{\"version\":\"%s\"%s}".formatted(version, rest)),
                        version,
                        Happenings.ACTOR));
    }

    @Test
    void whatOneBatchSaysIsWhatManySay() {
        var remote = ",\"remotes\":[{\"type\":\"sse\",\"url\":\"https://%s.example\"}]";
        publish("1.0.0", remote.formatted("a"));
        project();
        publish("1.1.0", remote.formatted("b"));
        project();
        publish("1.2.0", remote.formatted("a"));
        happenings.change(A, "1.2.0", "active", "deleted", "1.0.0");
        publish("1.3.0", remote.formatted("b"));
        project();

        assertThat(entries().getFirst().path("comparedWith").asString()).isEqualTo("1.0.0");
        assertThat(entries().getFirst().path("notices").toString())
                .isEqualTo("[\"new remote host: b.example\"]");
        assertThat(entries().get(2).path("notices").toString())
                .isEqualTo("[\"new remote host: a.example\"]");
    }

    @Test
    void changesThatAreTooLongAreLeftOut() {
        publish("1.0.0", "");
        publish("1.1.0", ",\"long\":\"%s\"".formatted("x".repeat(70_000)));
        publish("1.2.0", "");
        project();

        assertThat(entries().get(1).path("changesLeftOut").asBoolean()).isTrue();
        assertThat(entries().get(1).has("changes")).isFalse();
        assertThat(entries().get(1).path("notices").isArray()).isTrue();
        assertThat(entries().get(0).path("changes")).hasSize(2);
    }

    @Test
    void documentsThatCannotBeReadAreNoHindrance() {
        var events =
                List.of(recorded(1, "[".repeat(600) + "]".repeat(600)), recorded(2, "{\"a\":1}"));
        var fold = new HistoryFold(new HistoryState(), Documents.of(events));
        events.forEach(fold::apply);

        assertThat(fold.entries().getLast().text())
                .contains("\"changesLeftOut\":true,\"notices\":[]");
    }

    private static RecordedEvent recorded(long position, String document) {
        return new RecordedEvent(
                new Position(position, Instant.EPOCH.plusSeconds(position)),
                A,
                new ServerVersionPublished(
                        "1." + position,
                        new Document.Content(document),
                        "1." + position,
                        Happenings.ACTOR));
    }

    @Test
    void aPageTakesNoMoreThanItMayButAlwaysOneEntry() {
        var versions =
                IntStream.range(0, 9_000).mapToObj(i -> "1.%d.0".formatted(1_000_000 + i)).toList();
        publish("1.0.0", "");
        for (int i = 0; i < 12; i++) {
            var from = i % 2 == 0 ? "active" : "deprecated";
            var to = i % 2 == 0 ? "deprecated" : "active";
            happenings.append(
                    A,
                    new ServerStatusChanged(
                            versions.stream()
                                    .map(version -> new Change(version, from, to, null))
                                    .toList(),
                            null,
                            By.PUBLISHER,
                            "1.0.0",
                            Happenings.ACTOR));
        }
        project();

        var page = page(HistoryFilter.of(A, null, null), 100);

        assertThat(page.isMore()).isTrue();
        assertThat(page.entries()).hasSizeBetween(6, 9);
        assertThat(page(HistoryFilter.of(A, "1.1000000.0", null), 2).isThere()).isFalse();
        assertThat(page(HistoryFilter.of(A, "1.1000000.0", null), 2).entries()).hasSize(2);
    }

    @Test
    void aServerThatManyPublishIsNotWatchedForEver() {
        var server = KnownServer.after(null, "1.0.0");
        for (int i = 0; i < 300; i++) {
            server = server.knowing(List.of("account: dns " + i, "key: " + i));
        }
        assertThat(server.known()).hasSizeLessThanOrEqualTo(KnownServer.MOST_KNOWN);
        assertThat(server.isNew("account: dns x")).isFalse();
        assertThat(KnownServer.after(null, "1").isNew("account: dns x")).isFalse();
    }
}
