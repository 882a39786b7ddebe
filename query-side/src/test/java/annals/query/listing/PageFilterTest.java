package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What is answered from memory: the same as without, and nothing that is old. A test knows that an
 * answer came from memory by taking the rows away behind the list's back.
 */
class PageFilterTest {

    private static final List<String> TARGETS =
            List.of(
                    "/v0.1/servers",
                    "/v0/servers?limit=2",
                    "/v0.1/servers?limit=1&version=latest",
                    "/v0.1/servers?search=b&q=x",
                    "/v0.1/servers?cursor=com.example/b&include_deleted=true",
                    "/v0.1/servers/com.example%2Fb/versions",
                    "/v0.1/servers/com.example%2Fb/versions/latest?x=1",
                    "/v0/servers/com.example%2Fa/versions/1.0.0");

    private TestEventStore store;
    private Happenings happenings;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example/b", "1.0.0");
        happenings.publish("com.example/b", "2.0.0");
        happenings.publish("com.example/c", "1.0.0", "c".repeat(2000));
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private void takeTheRowsAway() {
        store.database().sql("truncate query_side.listing_1").update();
    }

    @Test
    void whatIsAskedAgainIsAnsweredTheSameFromMemoryUntilTheNextEvent() {
        try (var reader = RunningReader.on(store.address())) {
            var first = TARGETS.stream().map(reader::get).map(Answers::shown).toList();
            TARGETS.forEach(reader::get);
            takeTheRowsAway();

            assertThat(TARGETS.stream().map(reader::get).map(Answers::shown).toList())
                    .isEqualTo(first);

            long position = happenings.publish("com.example/d", "1.0.0").number();
            assertThat(reader.client().list("min_position=" + position).entries())
                    .containsExactly("com.example/d:1.0.0");
            assertThat(reader.client().list("").entries()).containsExactly("com.example/d:1.0.0");
            assertThat(reader.get(TARGETS.getLast()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void headGzipTagsAndOriginsAreAsWithoutMemory() throws IOException {
        try (var reader = RunningReader.on(store.address())) {
            var target = "/v0.1/servers";
            var plain = reader.get(target, "Origin", "https://a.test");
            var tag = plain.headers().firstValue("ETag").orElseThrow();
            var head = Answers.shown(reader.ask("HEAD", target + "?limit=30"));
            var unchanged = Answers.shown(reader.get(target + "?limit=29", "If-None-Match", "*"));
            for (var again : List.of(target, target + "?limit=30", target + "?limit=29")) {
                reader.get(again);
            }
            takeTheRowsAway();

            assertThat(Answers.shown(reader.get(target, "Origin", "https://a.test")))
                    .isEqualTo(Answers.shown(plain))
                    .contains("access-control-allow-origin: *");
            assertThat(Answers.shown(reader.ask("HEAD", target + "?limit=30"))).isEqualTo(head);
            assertThat(Answers.shown(reader.get(target + "?limit=29", "If-None-Match", "*")))
                    .isEqualTo(unchanged)
                    .startsWith("304\n");
            assertThat(reader.get(target, "If-None-Match", tag).statusCode()).isEqualTo(304);
            for (int i = 0; i < 2; i++) {
                var coded = reader.client().bytes(target, "Accept-Encoding", "gzip");
                assertThat(coded.headers().firstValue("Content-Encoding")).contains("gzip");
                assertThat(unzipped(coded)).isEqualTo(plain.body());
            }
        }
    }

    private static String unzipped(HttpResponse<byte[]> coded) throws IOException {
        try (var text = new GZIPInputStream(new ByteArrayInputStream(coded.body()))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void answersFromMemoryAreCountedUnderTheirRoute() {
        try (var reader = RunningReader.on(store.address())) {
            for (int i = 0; i < 3; i++) {
                reader.get("/v0.1/servers/com.example%2Fb/versions/latest");
                reader.get("/v0/servers");
            }

            assertThat(reader.get("/metrics").body())
                    .contains(
                            "mcp_registry_http_requests_total{method=\"GET\",path=\"/v0.1/servers/{serverName}/versions/{version}\",status_code=\"200\"}"
                                + " 3.0",
                            "mcp_registry_http_requests_total{method=\"GET\",path=\"/v0/servers\",status_code=\"200\"}"
                                + " 3.0");
        }
    }

    @Test
    void whoAsksForAPositionIsNotAnsweredFromMemory() {
        try (var reader = RunningReader.on(store.address())) {
            for (int i = 0; i < 2; i++) {
                reader.client().list("");
                reader.client().list("min_position=1");
            }
            takeTheRowsAway();

            assertThat(reader.client().list("").entries()).hasSize(4);
            assertThat(reader.client().list("", "X-Registry-Min-Position", "1").entries())
                    .isEmpty();
            assertThat(reader.client().list("min_position=1").entries()).isEmpty();
            assertThat(reader.client().list("", "X-Registry-Min-Position", "x").status())
                    .isEqualTo(422);
        }
    }

    /** Its own follower stands still, so only a look can tell what the other one wrote. */
    @Test
    void nobodyGetsWhatWasOldWhenHeAsked() {
        try (var moving = RunningReader.on(store.address());
                var still = RunningReader.on(store.address())) {
            still.follower().stop();
            for (int i = 0; i < 50; i++) {
                long position = happenings.publish("com.example/e", "1." + i + ".0").number();
                moving.client().list("min_position=" + position);

                for (var query : List.of("", "", "limit=2&include_deleted=true")) {
                    assertThat(still.client().list(query).position())
                            .isGreaterThanOrEqualTo(position);
                }
            }
        }
    }

    @Test
    void aloneAtItsDatabaseItKnowsWithoutALook() {
        try (var reader = RunningReader.alone(store.address())) {
            for (int i = 0; i < 50; i++) {
                long position = happenings.publish("com.example/e", "1." + i + ".0").number();
                assertThat(reader.client().list("min_position=" + position).status())
                        .isEqualTo(200);
                assertThat(reader.client().list("").position()).isGreaterThanOrEqualTo(position);
            }
            reader.get("/v0.1/servers");
            var before = Answers.shown(reader.get("/v0.1/servers"));
            store.database().sql("update query_side.read_models set position = 99999").update();

            assertThat(Answers.shown(reader.get("/v0.1/servers"))).isEqualTo(before);
        }
    }

    @Test
    void aWalkRowByRowIsReadAhead() {
        for (int i = 0; i < 120; i++) {
            happenings.publish("com.example/w" + i, "1.0.0");
        }
        try (var reader = RunningReader.on(store.address())) {
            var all = reader.client().list("limit=100").entries();
            var page = reader.client().list("limit=1&include_deleted=false");
            var walked = new ArrayList<>(page.entries());
            page = step(reader, page);
            walked.addAll(page.entries());
            takeTheRowsAway();
            while (walked.size() < 100) {
                page = step(reader, page);
                assertThat(page.entries()).hasSize(1);
                assertThat(page.body().path("metadata").path("count").asInt()).isEqualTo(1);
                walked.addAll(page.entries());
            }

            assertThat(walked).isEqualTo(all);
        }
    }

    @Test
    void aWalkSeesWhatHappensBeforeIt() {
        for (int i = 0; i < 20; i++) {
            happenings.publish("com.example/w" + (10 + i), "1.0.0");
        }
        try (var reader = RunningReader.on(store.address())) {
            var page = reader.client().list("limit=1");
            var watermark = page.watermark();
            var walked = new ArrayList<>(page.entries());
            for (int i = 0; page.nextCursor() != null; i++) {
                if (i == 8) {
                    long position = happenings.publish("com.example/w15x", "1.0.0").number();
                    reader.client().list("min_position=" + position);
                }
                page = step(reader, page);
                assertThat(page.watermark()).isEqualTo(watermark);
                walked.addAll(page.entries());
            }

            assertThat(walked)
                    .isEqualTo(reader.client().list("limit=100").entries())
                    .contains("com.example/w15x:1.0.0");
        }
    }

    @Test
    void aPageThatWasAskedForOnceIsNotKept() {
        try (var reader = RunningReader.on(store.address())) {
            reader.client().list("limit=3");
            takeTheRowsAway();

            assertThat(reader.client().list("limit=3").entries()).isEmpty();
        }
    }

    private static ListAnswer step(RunningReader reader, ListAnswer page) {
        return reader.client().list("limit=1&cursor=" + page.nextCursor());
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 40; i++) {
            happenings.publish("com.example/big" + i, "1.0.0", "x".repeat(50_000));
        }
        try (var reader = RunningReader.on(store.address(), "annals.listing.kept-pages=500KB")) {
            for (int i = 0; i < 80; i++) {
                reader.client().list("search=big" + i % 40 + "&limit=1");
            }
            takeTheRowsAway();

            long kept = 0;
            for (int i = 0; i < 40; i++) {
                var page = reader.client().list("search=big" + i + "&limit=1");
                kept += page.entries().size();
            }
            assertThat(kept).isBetween(1L, 9L);
        }
    }
}
