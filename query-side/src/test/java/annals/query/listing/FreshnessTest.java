package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.Position;
import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How fresh answers are, and what happens when they cannot be. */
class FreshnessTest {

    private static final String BRIEF = "annals.listing.patience=300ms";

    private TestEventStore store;
    private Happenings happenings;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void anEmptyRegistryIsAtPositionZero() {
        try (var reader = RunningReader.on(store.address())) {
            assertThat(reader.get("/v0.1/servers").body())
                    .isEqualTo(
                            "{\"servers\":[],\"metadata\":{\"count\":0,\"watermark\":\"1970-01-01T00:00:00Z\"}}\n");
            var answer = reader.client().list("min_position=0");
            assertThat(answer.position()).isZero();
            assertThat(answer.http().headers().firstValue("X-Registry-Watermark"))
                    .contains("1970-01-01T00:00:00Z");
        }
    }

    @Test
    void whoAsksForAPositionGetsItOrWaits() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address(), "annals.listing.patience=30s")) {
            reader.follower().stop();
            var wanted = happenings.publish("com.example/a", "2.0.0").number();

            var paths =
                    List.of(
                            "/v0.1/servers",
                            "/v0.1/servers/com.example%2Fa/versions",
                            "/v0.1/servers/com.example%2Fa/versions/latest");
            var waiting =
                    paths.stream()
                            .flatMap(
                                    path ->
                                            Stream.of(
                                                    later(() -> told(reader, path, wanted)),
                                                    later(() -> asked(reader, path, wanted))))
                            .toList();
            assertThat(reader.client().list("").position()).isEqualTo(1);
            reader.follower().start();

            assertThat(waiting)
                    .map(CompletableFuture::join)
                    .allSatisfy(
                            answer -> {
                                assertThat(answer.statusCode()).isEqualTo(200);
                                assertThat(answer.headers().firstValue("X-Registry-Position"))
                                        .contains("2");
                                assertThat(answer.headers().firstValue("Cache-Control"))
                                        .contains("no-store");
                                assertThat(answer.body()).contains("\"2.0.0\"");
                            });
        }
    }

    private static HttpResponse<String> told(RunningReader reader, String path, long wanted) {
        return reader.get(path, "X-Registry-Min-Position", Long.toString(wanted));
    }

    private static HttpResponse<String> asked(RunningReader reader, String path, long wanted) {
        return reader.get(path + "?min_position=" + wanted);
    }

    private static CompletableFuture<HttpResponse<String>> later(
            Supplier<HttpResponse<String>> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgain() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address(), BRIEF)) {
            reader.follower().stop();
            happenings.publish("com.example/a", "2.0.0");

            assertThat(Answers.shown(reader.get("/v0.1/servers?min_position=2")))
                    .isEqualTo(
                            """
                            503
                            content-type: application/problem+json
                            retry-after: 2
                            vary: Origin

                            {"title":"Service Unavailable","status":503,"detail":"This reader is at position 1 and 2 is wanted; it is catching up. Please send the same request again"}
                            """);
        }
    }

    @Test
    void aPositionThatNoEventHasIsRefusedAtOnce() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address(), "annals.listing.patience=10m")) {
            var answer = reader.client().list("", "X-Registry-Min-Position", "2");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.detail())
                    .isEqualTo(
                            "min_position 2 is beyond the head: the last event of this registry is"
                                + " at position 1. Send a position that an answer of this registry"
                                + " gave in X-Registry-Position");
            assertThat(reader.client().list("min_position=9223372036854775807").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void somethingElseThanAPositionIsRefused() {
        try (var reader = RunningReader.on(store.address())) {
            refuses(reader, "x", "invalid integer", "\"x\"");
            refuses(reader, "-1", "expected number >= 0", "-1");
            refuses(reader, "1.0", "invalid integer", "\"1.0\"");
            refuses(reader, "9223372036854775808", "invalid integer", "\"9223372036854775808\"");
        }
    }

    private static void refuses(RunningReader reader, String value, String message, String shown) {
        for (var path : List.of("/v0.1/servers", "/v0/servers/a%2Fb/versions/1")) {
            var asked = reader.get(path + "?min_position=" + value);
            assertThat(asked.statusCode()).isEqualTo(422);
            assertThat(asked.body())
                    .contains(
                            "\"errors\":[{\"message\":\"%s\",\"location\":\"query.min_position\",\"value\":%s}]"
                                    .formatted(message, shown));
            var told = reader.get(path, "X-Registry-Min-Position", value);
            assertThat(told.statusCode()).isEqualTo(422);
            assertThat(told.body()).contains("\"location\":\"header.X-Registry-Min-Position\"");
        }
    }

    @Test
    void ofParameterAndHeaderTheGreaterCounts() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address())) {
            assertThat(
                            reader.client()
                                    .list("min_position=1", "X-Registry-Min-Position", "7")
                                    .status())
                    .isEqualTo(400);
            assertThat(
                            reader.client()
                                    .list("min_position=7", "X-Registry-Min-Position", "1")
                                    .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aReaderWhoseFollowerStandsStillAnswersWhatAnotherOneProjected() {
        happenings.publish("com.example/a", "1.0.0");
        try (var moving = RunningReader.on(store.address());
                var still = RunningReader.on(store.address(), BRIEF)) {
            still.follower().stop();
            long wanted = happenings.publish("com.example/b", "1.0.0").number();

            var first = moving.client().list("limit=1&min_position=" + wanted);
            var second = still.client().list("limit=1&cursor=" + first.nextCursor());
            var third = still.client().list("min_position=" + wanted);

            assertThat(second.position()).isGreaterThanOrEqualTo(first.position());
            assertThat(second.entries()).containsExactly("com.example/b:1.0.0");
            assertThat(third.entries()).hasSize(2);
        }
    }

    /**
     * As behind a replicated database: the log and the list of one reader are behind the other's.
     */
    @Test
    void aPageOfAReaderThatLagsWaitsUntilItIsAsFreshAsTheFirst() throws Exception {
        try (var replica = TestEventStore.fresh()) {
            bear(replica, store.registry().id());
            var late = new Happenings(replica);
            late.publish("com.example/a", "1.0.0");
            happenings.publish("com.example/a", "1.0.0");
            happenings.publish("com.example/b", "1.0.0");
            happenings.publish("com.example/c", "1.0.0");
            try (var leading = RunningReader.on(store.address());
                    var lagging =
                            RunningReader.on(replica.address(), "annals.listing.patience=30s")) {
                var first = leading.client().list("limit=1");
                assertThat(first.position()).isEqualTo(3);

                var second =
                        CompletableFuture.supplyAsync(
                                () ->
                                        lagging.client()
                                                .list("limit=5&cursor=" + first.nextCursor()));
                assertThat(lagging.client().list("limit=5").entries())
                        .containsExactly("com.example/a:1.0.0");
                late.publish("com.example/b", "1.0.0");
                late.publish("com.example/c", "1.0.0");

                var page = second.get(30, TimeUnit.SECONDS);
                assertThat(page.entries())
                        .containsExactly("com.example/b:1.0.0", "com.example/c:1.0.0");
                assertThat(page.position()).isEqualTo(3);
                assertThat(page.watermark()).isEqualTo(first.watermark());
            }
        }
    }

    private static void bear(TestEventStore store, UUID id) {
        store.database().sql("update event_store.registry set id = ?").param(id).update();
    }

    @Test
    void aPageThatCannotBecomeAsFreshAsTheFirstIsRefused() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address(), BRIEF)) {
            var ahead =
                    new ListingCursor(
                            new ListingPlace.AfterVersion("com.example/a", "1.0.0"),
                            ListingFilter.PLAIN,
                            new Position(2, store.log().head().recordedAt()),
                            null);

            var answer = reader.client().list("cursor=" + ahead.text(store.registry().id()));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.http().headers().firstValue("Retry-After")).contains("2");
        }
    }

    @Test
    void ignoredParametersAreNamed() {
        happenings.publish("com.example/a", "1.0.0");
        try (var reader = RunningReader.on(store.address())) {
            assertThat(ignored(reader, "/v0.1/servers?q=a&x=1&limit=1&cursor&version="))
                    .isEqualTo("q;meant=search, x");
            assertThat(ignored(reader, "/v0/servers/com.example%2Fa/versions?search=a&deleted=1"))
                    .isEqualTo("search, deleted;meant=include_deleted");
            assertThat(ignored(reader, "/v0/servers/com.example%2Fa/versions/latest?limit=1"))
                    .isEqualTo("limit");
            assertThat(ignored(reader, "/v0.1/servers?search=a&min_position=1")).isEmpty();
        }
    }

    private static String ignored(RunningReader reader, String target) {
        return reader.get(target).headers().firstValue("X-Registry-Ignored-Parameters").orElse("");
    }
}
