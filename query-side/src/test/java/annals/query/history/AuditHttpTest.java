package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerVersionPublished;
import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.RunningReader;
import annals.query.TestToken;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who did what across all servers is told to those who may know it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditHttpTest {

    private static final String AUDIT = "/v0.1/x/dev.annals/audit";
    private static final int MANY = 1_200;

    private TestEventStore store;
    private RunningReader reader;
    private Instant middle;

    @BeforeAll
    void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example.sub/b", "1.0.0");
        middle = happenings.append("io.other/c", by("mallory")).recordedAt();
        happenings.change("com.example/a", "1.0.0", "active", "deleted", "1.0.0");
        happenings.publish("com.example/d", "1.0.0");
        for (int i = 0; i < MANY; i++) {
            happenings.publish("io.many/m", "1." + i + ".0");
        }
        reader = RunningReader.on(store.address());
    }

    private static ServerVersionPublished by(String subject) {
        return new ServerVersionPublished(
                "1.0.0",
                new Document.Content("{\"version\":\"1.0.0\"}"),
                "1.0.0",
                new Actor.Known("github-at", subject, Map.of()));
    }

    @AfterAll
    void stop() {
        reader.close();
        store.close();
    }

    private HttpResponse<String> ask(String query, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", TestToken.permitting("edit:*")));
        all.addAll(List.of(headers));
        return reader.get(AUDIT + query, all.toArray(String[]::new));
    }

    private List<Long> positions(String query) {
        return positions(json(query));
    }

    private JsonNode json(String query) {
        var answer = ask(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<Long> positions(JsonNode page) {
        return page.path("history")
                .valueStream()
                .map(each -> each.path("position").asLong())
                .toList();
    }

    @Test
    void whoRunsTheRegistrySeesAll() {
        assertThat(Answers.shown(ask("?actor=mallory")))
                .isEqualTo(
                        """
                        200
                        cache-control: no-store
                        content-type: application/json
                        vary: Origin
                        x-registry-position: 1205
                        x-registry-watermark: <time>

                        {"history":[{"position":3,"time":"<time>","server":"io.other/c",\
                        "version":"1.0.0","kind":"published",\
                        "actor":{"method":"github-at","subject":"mallory","evidence":{}},\
                        "latest":"1.0.0"}],"metadata":{"count":1}}
                        """);
    }

    @Test
    void filtersAreJoined() {
        assertThat(positions("?limit=2")).containsExactly(5L + MANY, 4L + MANY);
        assertThat(positions("?namespace=com.example")).containsExactly(5L, 4L, 1L);
        assertThat(positions("?namespace=com.example&kind=published")).containsExactly(5L, 1L);
        assertThat(positions("?method=github-at")).containsExactly(3L);
        assertThat(positions("?method=dns&actor=mallory")).isEmpty();
        assertThat(positions("?until=" + middle)).containsExactly(2L, 1L);
        assertThat(positions("?since=" + middle + "&namespace=io.other")).containsExactly(3L);
        assertThat(positions("?since=%s&until=%s".formatted(middle, middle))).isEmpty();
        assertThat(positions("?until=2999-01-01T00:00:00Z&limit=1")).containsExactly(5L + MANY);
    }

    @Test
    void aCursorCarriesTheQuestion() {
        var first = json("?namespace=com.example&limit=2");
        var cursor = first.at("/metadata/nextCursor").asString();

        assertThat(positions(first)).containsExactly(5L, 4L);
        assertThat(positions("?cursor=" + cursor)).containsExactly(1L);
        assertThat(ask("?namespace=io.other&cursor=" + cursor).statusCode()).isEqualTo(400);
        assertThat(
                        reader.get(
                                "/v0.1/x/dev.annals/servers/com.example%2Fa/history?cursor="
                                        + cursor))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(400);
    }

    @Test
    void allOfItComesLineByLine() {
        var answer = ask("", "Accept", "application/x-ndjson");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.headers().firstValue("X-Registry-Position")).hasValue("1205");
        var found =
                answer.body()
                        .lines()
                        .map(line -> JsonMapper.shared().readTree(line).path("position").asLong())
                        .toList();
        assertThat(found).hasSize(5 + MANY).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(ask("?namespace=io.other", "Accept", "application/x-ndjson").body().lines())
                .hasSize(1);
    }

    @Test
    void withoutATokenItIsAskedFor() {
        assertThat(Answers.shown(reader.get(AUDIT)))
                .isEqualTo(
                        """
                        401
                        content-type: application/problem+json
                        vary: Origin
                        www-authenticate: Bearer

                        {"title":"Unauthorized","status":401,"detail":"Authorization is required: send \
                        the header 'Authorization: Bearer <token>' with a Registry JWT token, which POST \
                        /v0.1/auth/METHOD gives","errors":[{"message":"required header parameter is \
                        missing","location":"header.Authorization"}]}
                        """);
        var late = TestToken.until(Instant.now().minusSeconds(1), "edit:*");
        assertThat(reader.get(AUDIT, "Authorization", late).statusCode()).isEqualTo(401);
        assertThat(reader.ask("HEAD", AUDIT).statusCode()).isEqualTo(401);
        assertThat(reader.get("/v0" + AUDIT.substring(5) + "?subject=x&method=x").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "edit:*, '', 200",
        "publish:*, '', 403",
        "edit:com.example/*, '', 403",
        "edit:com.example/*, ?namespace=com.example, 200",
        "publish:com.example/*, ?namespace=com.example, 200",
        "publish:com.example/a, ?namespace=com.example, 200",
        "publish:*, ?namespace=com.example, 200",
        "publish:com.example/*, ?namespace=com.example.sub, 403",
        "publish:com.example.sub/*, ?namespace=com.example, 403",
        "publish:com.exam*, ?namespace=com.example, 200",
    })
    void whoMayReadItIsWhoMayWriteThere(String permission, String query, int status) {
        var answer = reader.get(AUDIT + query, "Authorization", TestToken.permitting(permission));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aRefusalSaysWhatIsNeeded() {
        var token = TestToken.permitting("publish:com.example/*");
        assertThat(reader.get(AUDIT, "Authorization", token).body())
                .isEqualTo(
                        """
                        {"title":"Forbidden","status":403,\
                        "detail":"You do not have permission to read the audit of all servers: it \
                        needs edit on *. With namespace= it needs any permission on that namespace",\
                        "errors":[{"message":"You have permission to publish: com.example/*. You do \
                        not have any edit permissions"}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "?since=yesterday, query.since, expected RFC3339 timestamp",
        "?until=2026-02-30T00:00:00Z, query.until, expected RFC3339 timestamp",
        "?namespace=com.example/a, query.namespace, before the slash",
        "?kind=erase, query.kind, expected value to be one of",
        "?limit=1000, query.limit, expected number <= 100",
    })
    void whatCannotBeMeantIsRefused(String query, String place, String why) {
        var answer = ask(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"location\":\"" + place + "\"", why);
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        var answer = ask("?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "until is 2026-01-01T00:00:00Z, which is before since,"
                                + " 2026-01-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "2026-01-02t03:04:05.1234567z, 2026-01-02T03:04:05.123456Z",
        "2026-01-02T03:04:05+01:30, 2026-01-02T01:34:05Z",
        "2026-01-02T03:04:05-23:59, 2026-01-03T03:03:05Z",
        "0354-06-08T22:51:42.92430+22:35, 1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00, 9999-12-31T23:59:59Z",
        "2026-02-30T00:00:00Z,",
        "2026-01-02 03:04:05Z,",
        "2026-01-02T03:04Z,",
        "2026-01-02T24:00:00Z,",
        "2026-01-02T03:04:05+24:00,",
        "now,",
    })
    void timesAreReadAsRfc3339WritesThem(String text, Instant time) {
        assertThat(Times.parse(text)).isEqualTo(Optional.ofNullable(time));
    }

    @Test
    void aSubjectThatIsTooLongIsRefused() {
        assertThat(ask("?actor=" + "x".repeat(501)).statusCode()).isEqualTo(422);
        assertThat(positions("?actor=" + "x".repeat(500))).isEmpty();
        assertThat(ask("?limit=1&actor=example.com&method=dns").body())
                .contains("\"nextCursor\":\"_");
    }
}
