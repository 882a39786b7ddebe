package annals.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import annals.events.Actor;
import annals.events.Document;
import annals.events.ServerStatusChanged;
import annals.events.ServerStatusChanged.By;
import annals.events.ServerStatusChanged.Change;
import annals.events.ServerVersionEdited;
import annals.events.ServerVersionImported;
import annals.events.ServerVersionPublished;
import annals.events.ServerVersionWithdrawn;
import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happened to a server is told over HTTP, newest first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryHttpTest {

    private static final String A = "/v0.1/x/dev.annals/servers/com.example%2Fa";
    private static final String OLD = "/v0.1/x/dev.annals/servers/com.example%2Fold";
    private static final Actor OTHER =
            new Actor.Known("github-at", "mallory", Map.of("key", "SHA256:abc"));
    private static final Actor KEYED =
            new Actor.Known("dns", "example.com", Map.of("key", "SHA256:one"));

    private TestEventStore store;
    private RunningReader reader;

    @BeforeAll
    void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        happenings.append("com.example/a", published("1.0.0", "1", KEYED));
        happenings.append("com.example/a", published("2.0.0", "2", KEYED));
        happenings.append(
                "com.example/a",
                new ServerVersionEdited("1.0.0", document("1.0.0", "edited"), "2.0.0", KEYED));
        happenings.append("com.example/a", published("3.0.0", "2", OTHER));
        happenings.append("com.example/a", status("1.0.0"));
        happenings.append("com.example/a", status("1.0.0", "2.0.0"));
        happenings.append("com.example/old", imported("{\"version\":\"0.1.0\"}"));
        happenings.append("com.example/old", imported("{\"version\":\"0.1.0\",\"n\":1.50}"));
        happenings.append(
                "com.example/old", new ServerVersionWithdrawn("0.1.0", "0.1.0", "there.example"));
        happenings.append(
                "com.example/erased",
                new ServerVersionPublished("1.0.0", document("1.0.0", "secret"), "1.0.0", KEYED));
        happenings.append(
                "com.example/erased",
                new ServerVersionPublished(
                        "1.1.0", new Document.Erased(5500), "1.1.0", new Actor.Erased(5500)));
        happenings.append(
                "com.example/erased",
                new ServerVersionPublished("1.2.0", document("1.2.0", "clean"), "1.2.0", KEYED));
        reader = RunningReader.on(store.address());
    }

    @AfterAll
    void stop() {
        reader.close();
        store.close();
    }

    private static Document document(String version, String description) {
        return new Document.Content(
                "{\"name\":\"com.example/a\",\"description\":\"%s\",\"version\":\"%s\"}"
                        .formatted(description, version));
    }

    private static ServerVersionPublished published(
            String version, String description, Actor actor) {
        return new ServerVersionPublished(version, document(version, description), version, actor);
    }

    private static ServerStatusChanged status(String... versions) {
        return new ServerStatusChanged(
                List.of(versions).stream()
                        .map(version -> new Change(version, "active", "deprecated", null))
                        .toList(),
                "use 3.0.0",
                By.PUBLISHER,
                "3.0.0",
                Happenings.ACTOR);
    }

    private static ServerVersionImported imported(String document) {
        var time = Instant.parse("2025-01-01T00:00:00Z");
        return new ServerVersionImported(
                "0.1.0",
                new Document.Content(document),
                "0.1.0",
                new Actor.Known("import", "there.example", Map.of()),
                "active",
                "as found",
                time,
                time,
                time,
                true,
                "there.example");
    }

    private JsonNode json(String target) {
        var answer = reader.get(target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private List<Long> positions(JsonNode page) {
        return page.path("history")
                .valueStream()
                .map(each -> each.path("position").asLong())
                .toList();
    }

    @Test
    void allThatHappenedToAServerIsToldNewestFirst() {
        assertThat(Answers.shown(reader.get(A + "/history?colour=red")))
                .isEqualTo(
                        """
                        200
                        cache-control: no-store
                        content-type: application/json
                        vary: Origin, Accept-Encoding
                        x-registry-ignored-parameters: colour
                        x-registry-position: 12
                        x-registry-watermark: <time>

                        {"history":[\
                        {"position":6,"time":"<time>","server":"com.example/a",\
                        "versions":[{"version":"1.0.0","from":"active","to":"deprecated"},\
                        {"version":"2.0.0","from":"active","to":"deprecated"}],\
                        "kind":"status-changed",\
                        "actor":{"method":"dns","subject":"example.com","evidence":{}},\
                        "by":"publisher","reason":"use 3.0.0","latest":"3.0.0"},\
                        {"position":5,"time":"<time>","server":"com.example/a","version":"1.0.0",\
                        "kind":"status-changed",\
                        "actor":{"method":"dns","subject":"example.com","evidence":{}},\
                        "by":"publisher","reason":"use 3.0.0","from":"active","to":"deprecated",\
                        "latest":"3.0.0"},\
                        {"position":4,"time":"<time>","server":"com.example/a","version":"3.0.0",\
                        "kind":"published",\
                        "actor":{"method":"github-at","subject":"mallory",\
                        "evidence":{"key":"SHA256:abc"}},\
                        "latest":"3.0.0","comparedWith":"2.0.0",\
                        "changes":[{"op":"replace","path":"/version","value":"3.0.0"}],\
                        "notices":["another account than all versions before: github-at mallory",\
                        "another key than all versions before: SHA256:abc"]},\
                        {"position":3,"time":"<time>","server":"com.example/a","version":"1.0.0",\
                        "kind":"edited",\
                        "actor":{"method":"dns","subject":"example.com",\
                        "evidence":{"key":"SHA256:one"}},\
                        "latest":"2.0.0","comparedWith":"2.0.0",\
                        "changes":[{"op":"replace","path":"/description","value":"edited"}],\
                        "notices":[]},\
                        {"position":2,"time":"<time>","server":"com.example/a","version":"2.0.0",\
                        "kind":"published",\
                        "actor":{"method":"dns","subject":"example.com",\
                        "evidence":{"key":"SHA256:one"}},\
                        "latest":"2.0.0","comparedWith":"1.0.0",\
                        "changes":[{"op":"replace","path":"/description","value":"2"},\
                        {"op":"replace","path":"/version","value":"2.0.0"}],\
                        "notices":[]},\
                        {"position":1,"time":"<time>","server":"com.example/a","version":"1.0.0",\
                        "kind":"published",\
                        "actor":{"method":"dns","subject":"example.com",\
                        "evidence":{"key":"SHA256:one"}},\
                        "latest":"1.0.0"}],"metadata":{"count":6}}
                        """);
    }

    @Test
    void aVersionHasItsOwnHistoryAndItsPartInChangesOfSeveral() {
        assertThat(positions(json(A + "/versions/1.0.0/history"))).containsExactly(6L, 5L, 3L, 1L);
        assertThat(positions(json(A + "/versions/2.0.0/history"))).containsExactly(6L, 2L);
        assertThat(positions(json(A + "/versions/latest/history"))).containsExactly(4L);
    }

    @Test
    void kindsAreToldApart() {
        assertThat(positions(json(A + "/history?kind=published"))).containsExactly(4L, 2L, 1L);
        assertThat(positions(json(A + "/history?kind=erased"))).isEmpty();
        assertThat(positions(json(A + "/versions/1.0.0/history?kind=status-changed")))
                .containsExactly(6L, 5L);
        assertThat(positions(json(A + "/versions/1.0.0/history?kind=edited"))).containsExactly(3L);
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        for (var what :
                List.of("/history?kind=published&limit=1", "/versions/1.0.0/history?limit=1")) {
            var all = positions(json(A + what.replace("limit=1", "limit=100")));
            var found = new ArrayList<Long>();
            var page = json(A + what);
            var path = what.substring(0, what.indexOf('?'));
            while (page.path("metadata").has("nextCursor")) {
                found.addAll(positions(page));
                var cursor = page.path("metadata").path("nextCursor").asString();
                page = json(A + path + "?limit=1&cursor=" + cursor);
            }
            found.addAll(positions(page));
            assertThat(found).isEqualTo(all);
        }
    }

    @Test
    void whatWasImportedAndIsGoneIsTold() {
        assertThat(Answers.masked(reader.get(OLD + "/history").body()))
                .isEqualTo(
                        """
                        {"history":[\
                        {"position":9,"time":"<time>","server":"com.example/old","version":"0.1.0",\
                        "kind":"withdrawn","reason":"gone at there.example","to":"deleted",\
                        "latest":"0.1.0"},\
                        {"position":8,"time":"<time>","server":"com.example/old","version":"0.1.0",\
                        "kind":"imported",\
                        "actor":{"method":"import","subject":"there.example","evidence":{}},\
                        "reason":"as found","to":"active","latest":"0.1.0","comparedWith":"0.1.0",\
                        "changes":[{"op":"add","path":"/n","value":1.50}],"notices":[]},\
                        {"position":7,"time":"<time>","server":"com.example/old","version":"0.1.0",\
                        "kind":"imported",\
                        "actor":{"method":"import","subject":"there.example","evidence":{}},\
                        "reason":"as found","to":"active","latest":"0.1.0"}],\
                        "metadata":{"count":3}}
                        """);
    }

    @Test
    void whatWasErasedIsNotCompared() {
        var entries =
                json("/v0.1/x/dev.annals/servers/com.example%2Ferased/history").path("history");

        assertThat(entries.get(1).path("actor").toString()).isEqualTo("{\"erased\":5500}");
        assertThat(entries.get(1).has("changes")).isFalse();
        assertThat(entries.get(1).path("notices").toString()).isEqualTo("[]");
        assertThat(entries.get(0).path("version").asString()).isEqualTo("1.2.0");
        assertThat(entries.get(0).has("changes")).isFalse();
        assertThat(
                        reader.get(
                                        "/v0.1/x/dev.annals/servers/com.example%2Ferased/versions/1.1.0/diff/1.2.0")
                                .body())
                .isEqualTo("{\"notices\":[]}\n");
    }

    @Test
    void anyTwoVersionsCanBeHeldAgainstEachOther() {
        assertThat(Answers.shown(reader.get(A + "/versions/1.0.0/diff/3.0.0")))
                .isEqualTo(
                        """
                        200
                        cache-control: no-store
                        content-type: application/json
                        vary: Origin
                        x-registry-position: 12
                        x-registry-watermark: <time>

                        {"changes":[{"op":"replace","path":"/description","value":"2"},\
                        {"op":"replace","path":"/version","value":"3.0.0"}],\
                        "notices":["another account: github-at mallory",\
                        "another key: SHA256:abc"]}
                        """);
        assertThat(reader.get(A + "/versions/1.0.0/diff/1.0.0").body())
                .isEqualTo("{\"changes\":[],\"notices\":[]}\n");
        assertThat(reader.get(A + "/versions/latest/diff/3.0.0").body())
                .isEqualTo("{\"changes\":[],\"notices\":[]}\n");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(Answers.shown(reader.get(A + "/versions/9.9.9/history")))
                .isEqualTo(
                        """
                        404
                        cache-control: no-store
                        content-type: application/problem+json
                        vary: Origin
                        x-registry-position: 12
                        x-registry-watermark: <time>

                        {"title":"Not Found","status":404,"detail":"Server not found"}
                        """);
        for (var target :
                List.of(
                        "/v0.1/x/dev.annals/servers/com.example%2Fnone/history",
                        "/v0.1/x/dev.annals/servers/com.example%2Fnone/versions/latest/history",
                        A + "/versions/1.0.0/diff/9.9.9",
                        A + "/versions/9.9.9/diff/1.0.0",
                        A + "/versions/9.9.9/diff/9.9.9")) {
            assertThat(reader.get(target).statusCode()).as(target).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/history?limit=0 | 422 | expected number >= 1",
                "/history?limit=101 | 422 | expected number <= 100",
                "/history?limit=x | 422 | invalid integer",
                "/history?kind=born | 422 | expected value to be one of",
                "/history?min_position=x | 422 | invalid integer",
                "/history?min_position=99999 | 400 | beyond the head",
                "/history?cursor=com.example | 400 | Invalid cursor",
                "/history?cursor=_ | 400 | Invalid cursor",
                "/history?cursor=_AAAA | 400 | Invalid cursor",
                "/versions/%ff/history | 400 | UTF-8",
                "/versions/1.0.0/diff/%25zz | 400 | Invalid version encoding",
                "/versions/1.0.0/diff/2.0.0?min_position=99999 | 400 | beyond the head",
            })
    void whatCannotBeMeantIsRefused(String target, int status, String why) {
        var answer = reader.get(A + target);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void aCursorIsGoodForItsOwnQuestionOnly() {
        var ofServer = cursor(A + "/history?limit=1&kind=published");
        var ofList =
                JsonMapper.shared()
                        .readTree(reader.get("/v0.1/servers?limit=1").body())
                        .at("/metadata/nextCursor")
                        .asString();
        for (var target :
                List.of(
                        A + "/history?kind=edited&cursor=" + ofServer,
                        A + "/history?cursor=" + ofServer.substring(0, 20) + "A",
                        A + "/history?cursor=" + ofList,
                        A + "/versions/1.0.0/history?cursor=" + ofServer,
                        A + "/versions/latest/history?cursor=" + ofServer,
                        OLD + "/history?cursor=" + ofServer,
                        "/v0.1/servers?cursor=" + ofServer)) {
            var answer = reader.get(target);
            assertThat(answer.statusCode()).as(target).isEqualTo(400);
            assertThat(answer.body()).contains("Invalid cursor: it was ");
        }
    }

    private String cursor(String target) {
        return json(target).at("/metadata/nextCursor").asString();
    }
}
