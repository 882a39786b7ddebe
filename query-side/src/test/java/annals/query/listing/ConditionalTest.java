package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Entity tags, what caches may keep, gzip and HEAD. */
class ConditionalTest {

    private static final String VERSIONS = "/v0.1/servers/com.example%2Fa/versions";

    private static TestEventStore store;
    private static Happenings happenings;
    private static RunningReader reader;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        for (int i = 0; i < 8; i++) {
            happenings.publish("com.example/a", "1." + i + ".0");
        }
        reader = RunningReader.on(store.address(), "annals.listing.max-age=60");
    }

    @AfterAll
    static void stop() {
        reader.close();
        store.close();
    }

    private static String tag(String target) {
        return reader.get(target).headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> ifChanged(String target, String tag) {
        return reader.get(target, "If-None-Match", tag);
    }

    private static void happenElsewhere() {
        long position = happenings.publish("com.example/z" + System.nanoTime(), "1.0.0").number();
        assertThat(reader.client().list("limit=1&min_position=" + position).status())
                .isEqualTo(200);
    }

    @Test
    void thePageWithoutANextOneIsConfirmedWithItsNewPosition() {
        var target = "/v0.1/servers?search=com.example/a";
        var tag = tag(target);
        var before = reader.get(target);
        happenElsewhere();

        var answer = ifChanged(target, tag);

        assertThat(Answers.shown(answer))
                .isEqualTo(
                        """
                        304
                        cache-control: public, max-age=60
                        etag: W/"<tag>"
                        vary: Origin, X-Registry-Min-Position, Accept-Encoding
                        x-registry-position: %s
                        x-registry-watermark: <time>

                        """
                                .formatted(store.log().head().number()));
        assertThat(answer.headers().firstValue("ETag")).contains(tag);
        assertThat(answer.headers().firstValue("X-Registry-Watermark"))
                .isNotEqualTo(before.headers().firstValue("X-Registry-Watermark"));
    }

    @Test
    void thePageWithANextOneKeepsWhatAgreesWithItsCursor() {
        var target = "/v0.1/servers?limit=3";
        var tag = tag(target);
        happenElsewhere();

        assertThat(Answers.shown(ifChanged(target, tag)))
                .isEqualTo(
                        """
                        304
                        cache-control: public, max-age=60
                        etag: W/"<tag>"
                        vary: Origin, X-Registry-Min-Position, Accept-Encoding

                        """);
    }

    @Test
    void whatAReaderSeesOfARowMakesAnotherTag() {
        happenings.publish("com.example/b", "1.0.0");
        var target = "/v0.1/servers?search=example/b&version=1.0.0&include_deleted=true";
        var versions = "/v0.1/servers/com.example%2Fb/versions?include_deleted=true";
        var one = "/v0.1/servers/com.example%2Fb/versions/1.0.0?include_deleted=true";
        var targets = List.of(target, versions, one);
        happenElsewhere();
        var tags = targets.stream().map(ConditionalTest::tag).toList();

        for (Runnable change :
                List.<Runnable>of(
                        () -> happenings.publish("com.example/b", "2.0.0"),
                        () -> happenings.edit("com.example/b", "1.0.0", "2.0.0", "Edited"),
                        () ->
                                happenings.change(
                                        "com.example/b", "1.0.0", "active", "deleted", "2.0.0"))) {
            change.run();
            happenElsewhere();
            var now = targets.stream().map(ConditionalTest::tag).toList();
            for (int i = 0; i < targets.size(); i++) {
                assertThat(now.get(i)).as(targets.get(i)).isNotEqualTo(tags.get(i));
                assertThat(ifChanged(targets.get(i), tags.get(i)).statusCode()).isEqualTo(200);
                assertThat(ifChanged(targets.get(i), now.get(i)).statusCode()).isEqualTo(304);
            }
            tags = now;
        }
    }

    @Test
    void otherQuestionsHaveOtherTags() {
        assertThat(
                        List.of(
                                tag("/v0.1/servers?search=com.example/a"),
                                tag("/v0.1/servers?search=com.example/a&limit=8"),
                                tag("/v0.1/servers?search=example/a"),
                                tag("/v0.1/servers?search=com.example/a&include_deleted=true"),
                                tag("/v0.1/servers?search=nothing"),
                                tag("/v0.1/servers?search=nothing+at+all"),
                                tag(VERSIONS),
                                tag(VERSIONS + "/latest"),
                                tag(VERSIONS + "/1.7.0")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers?min_position=1",
                "/v0.1/servers?updated_since=1990-01-01T00:00:00Z",
                VERSIONS + "?min_position=1"
            })
    void whatWasAskedToBeFreshIsNotKept(String target) {
        assertThat(reader.get(target).headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aVersionThatIsNotThereMayBeThereInAMoment() {
        var answer = reader.get(VERSIONS + "/9.9.9");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v0.1/servers?search=com.example/a", VERSIONS})
    void whoAsksForGzipGetsTheSameInFewerBytes(String target) throws IOException {
        var plain = reader.client().bytes(target);
        var coded = reader.client().bytes(target, "Accept-Encoding", "gzip, br");

        assertThat(coded.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(coded.headers().firstValue("ETag"))
                .isEqualTo(plain.headers().firstValue("ETag"));
        assertThat(coded.headers().firstValueAsLong("Content-Length"))
                .hasValue(coded.body().length);
        assertThat(coded.body()).hasSizeLessThan(plain.body().length / 2);
        try (var text = new GZIPInputStream(new ByteArrayInputStream(coded.body()))) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(plain.body(), StandardCharsets.UTF_8));
        }
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers",
                VERSIONS,
                VERSIONS + "/latest",
                VERSIONS + "/9.9.9",
                "/v0.1/servers?limit=0"
            })
    void headTellsWhatGetWouldSend(String target) {
        var get = reader.get(target);
        var head = reader.ask("HEAD", target);

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (var name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control")) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isEqualTo(get.headers().firstValue(name));
        }
    }
}
