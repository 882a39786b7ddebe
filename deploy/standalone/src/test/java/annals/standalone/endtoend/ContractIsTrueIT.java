package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;
import static annals.standalone.endtoend.TestTokens.aToken;
import static annals.standalone.endtoend.WireRequest.get;
import static annals.standalone.endtoend.WireRequest.of;
import static annals.standalone.endtoend.WireRequest.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;

/**
 * A tour through everything that the contract names: each answer has nothing but what it names, and
 * in the end nothing is left that was not seen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractIsTrueIT {

    private static final String SERVERS = "/v0.1/servers/com.example%2F";
    private static final String WEATHER = SERVERS + "weather";
    private static final String VERSIONS = WEATHER + "/versions";
    private static final String VERSION = VERSIONS + "/1.0.0";
    private static final String HISTORY = "/v0.1/x/dev.annals/servers/com.example%2F";
    private static final String DIFFERENCE = HISTORY + "many/versions/1.0.0/diff/1.1.0";
    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final String SNAPSHOT = "/v0.1/x/dev.annals/snapshot";
    private static final String SLOW = "Idempotency-Key: slow";
    private static final int TOO_LARGE = 1 << 20;

    /** All that a document may have. */
    private static final String INPUT =
            "\"description\":\"d\",\"isRequired\":true,\"format\":\"string\",\"value\":\"v\","
                + "\"isSecret\":false,\"default\":\"d\",\"placeholder\":\"p\",\"choices\":[\"v\"]";

    private static final String NAMED =
            "{\"name\":\"n\",\"variables\":{\"x\":{%s}},%s}".formatted(INPUT, INPUT);
    private static final String ARGUMENT =
            "{\"type\":\"named\",\"valueHint\":\"h\",\"isRepeated\":false,%s"
                    .formatted(NAMED.substring(1));
    private static final String TRANSPORT =
            """
            {"type":"streamable-http","url":"https://{x}.example.com/mcp","headers":[%s],\
            "variables":{"x":{%s}}}\
            """
                    .formatted(NAMED, INPUT);
    private static final String FULL =
            """
            {"$schema":"%s","name":"com.example/full","version":"1.0.0","description":"Has all",\
            "title":"Full","websiteUrl":"https://example.com/full",\
            "repository":{"url":"https://github.com/a/b","source":"github","id":"1","subfolder":"s"},\
            "icons":[{"src":"https://example.com/i.png","mimeType":"image/png","sizes":["48x48"],\
            "theme":"dark"}],"packages":[{"registryType":"mcpb","identifier":"https://example.com/a.mcpb",\
            "registryBaseUrl":"https://github.com","version":"1.0.0","fileSha256":"%s",\
            "runtimeHint":"npx","transport":%s,"runtimeArguments":[%s],"packageArguments":[%s],\
            "environmentVariables":[%s]}],"remotes":[%s],\
            "_meta":{"io.modelcontextprotocol.registry/publisher-provided":{"a":1}}}\
            """
                    .formatted(
                            TestDocument.SCHEMA,
                            "0".repeat(64),
                            TRANSPORT,
                            ARGUMENT,
                            ARGUMENT,
                            NAMED,
                            TRANSPORT);

    private DatabaseAddress address;
    private RunningRegistry registry;
    private Wire wire;
    private RegistryClient client;

    /** On the same database, and set up otherwise. */
    private RunningRegistry other;

    private ContractLedger ledger;

    @BeforeAll
    void start(@TempDir Path home) throws IOException, InterruptedException, URISyntaxException {
        var found = Objects.requireNonNull(getClass().getResource("/found-entries.jsonl"));
        address = TestDatabase.fresh();
        registry =
                RegistryStart.on(home)
                        .withDatabase(address)
                        .withAnonymousAuth()
                        .seededFrom(Path.of(found.toURI()))
                        .run();
        other =
                RegistryStart.on(home.resolve("other"))
                        .withDatabase(address)
                        .with("MCP_REGISTRY_IDENTICAL_PUBLISH", "ok")
                        .with("MCP_REGISTRY_GITHUB_CLIENT_ID", "Iv1.example")
                        .run();
        wire = new Wire(registry.port());
        client = registry.client();
        ledger = new ContractLedger(client.get("/openapi.json").expect(200).json());
        await().atMost(RunningRegistry.LONG).until(() -> client.position() == 4);
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
        other.close();
    }

    private HttpAnswer ask(int expected, WireRequest request)
            throws IOException, InterruptedException {
        return ask(client, expected, request);
    }

    private HttpAnswer ask(RegistryClient client, int expected, WireRequest request)
            throws IOException, InterruptedException {
        var answer = client.send(request).expect(expected);
        ledger.note(request, answer);
        return answer;
    }

    private static WireRequest write(String method, String target, String body) {
        return of(method, target)
                .bearer(aToken().toEdit("*"))
                .header("Content-Type: application/json")
                .body(body);
    }

    private static WireRequest publish(String body) {
        return write("POST", "/v0.1/publish", body);
    }

    private static WireRequest edit(String body) {
        return write("PUT", VERSION, body);
    }

    private static WireRequest status(String target, String status) {
        return write("PATCH", target + "/status", "{\"status\":\"%s\"}".formatted(status));
    }

    /** Each kind of write, with a body that it takes. */
    private static List<WireRequest> writes() {
        return List.of(
                publish(aServer().version("9.0.0").json()),
                edit(aServer().description("Tells more").json()),
                status(VERSION, "deprecated"),
                status(WEATHER, "deprecated"));
    }

    private static final String EDITED = aServer().description("Tells the climate").json();

    @Test
    @Order(1)
    void whatIsWrittenAnswersWithTheEntry() throws IOException, InterruptedException {
        var key = "Idempotency-Key: one";
        for (int i = 0; i < 2; i++) {
            ask(200, publish(aServer().json()).header(key + 1));
            ask(200, edit(EDITED).header(key + 2));
            ask(200, write("PATCH", VERSION + "/status", message("deprecated")).header(key + 3));
            ask(200, write("PATCH", WEATHER + "/status", message("deleted")).header(key + 4));
        }
        ask(200, status(WEATHER, "active"));
        ask(200, publish(FULL));
        ask(200, write("PUT", "/v0/servers/com.example%2Ffull/versions/1.0.0", FULL));
        ask(200, write("POST", "/v0/validate", FULL));
        ask(200, write("POST", "/v0.1/validate", aServer().version("^1.0.0").json()));
        ask(200, post("/v0.1/auth/none"));
    }

    @Test
    @Order(2)
    void anOperatorMaySetItUpOtherwise() throws IOException, InterruptedException {
        ask(other.client(), 200, publish(FULL));
        ask(other.client(), 404, post("/v0.1/auth/none"));
        ask(other.client(), 200, get("/v0.1/health"));
    }

    private static String message(String status) {
        return "{\"status\":\"%s\",\"statusMessage\":\"why\"}".formatted(status);
    }

    @Test
    @Order(2)
    void readsTakeAllTheirParameters() throws IOException, InterruptedException {
        var cursor =
                ask(200, get("/v0.1/servers?limit=1")).json().at("/metadata/nextCursor").asString();
        ask(
                200,
                get(
                        "/v0/servers?search=e&version=latest&updated_since=2020-01-01T00:00:00Z"
                                + "&include_deleted=true&min_position=1&q=x"));
        ask(200, get("/v0.1/servers?cursor=" + cursor).header("X-Registry-Min-Position: 1"));
        for (var target : List.of("/v0.1/servers", VERSIONS, VERSION)) {
            var all = target + "?include_deleted=true&";
            var tag = ask(200, get(all + "q=x")).header("ETag");
            ask(304, get(all + "min_position=2&q=x").header("If-None-Match: " + tag));
            ask(200, get(all + "min_position=2"));
            ask(200, get(all).header("X-Registry-Min-Position: 1"));
            var now = "&as_of=" + Instant.now();
            var open = ask(200, get(all + now)).header("ETag");
            ask(304, get(all + now).header("If-None-Match: " + open));
            var head = ask(200, get(all)).header("X-Registry-Position");
            ask(200, get(all + "as_of=" + head));
        }
        ask(200, get("/v0.1/x/dev.annals"));
        ask(200, get("/v0.1/x/dev.annals/schemas/server-version-published.v1.json"));
        for (var target : List.of("/v0.1/health", "/v0/ping", "/v0.1/version", "/metrics")) {
            ask(200, get(target));
        }
        for (var target : List.of("/openapi.yaml", "/openapi.json")) {
            ask(200, get(target));
        }
    }

    @Test
    @Order(2)
    void theHistoryTellsAll() throws IOException, InterruptedException {
        var many = aServer().name("com.example/many");
        client.send(publish(many.json())).expect(200);
        client.send(publish(many.version("1.1.0").json())).expect(200);
        var repository =
                ",\"repository\":{\"url\":\"https://github.com/a/b\",\"source\":\"github\",\"id\":\"%s\"}}"
                        .formatted("1".repeat(70_000));
        client.send(publish(many.version("1.2.0").json().replaceFirst("}$", repository)))
                .expect(200);
        var status = write("PATCH", SERVERS + "many/status", message("deprecated"));
        var position = client.send(status).expect(200).header("X-Registry-Position");
        for (var what : List.of("many/history", "many/versions/1.1.0/history")) {
            var target = HISTORY + what;
            var fresh = get(target + "?q=x").header("X-Registry-Min-Position: " + position);
            ask(200, fresh);
            ask(200, get(target + "?kind=published&min_position=" + position));
            var cursor = ask(200, get(target + "?limit=1")).json().at("/metadata/nextCursor");
            ask(200, get(target + "?cursor=" + cursor.asString()));
        }
        ask(200, get(HISTORY + "weather/history"));
        ask(200, get(DIFFERENCE + "?q=x&min_position=1").header("X-Registry-Min-Position: 1"));
        ask(
                200,
                audit(
                                "?kind=published&actor=someone&method=none&since=2020-01-01T00:00:00Z"
                                    + "&until=2999-01-01T00:00:00Z&namespace=com.example&q=x"
                                    + "&min_position=1")
                        .header("X-Registry-Min-Position: 1"));
        var cursor = ask(200, audit("?limit=1")).json().at("/metadata/nextCursor").asString();
        ask(200, audit("?cursor=" + cursor));
        ask(200, audit("").header("Accept: application/x-ndjson"));
    }

    private static WireRequest audit(String query) {
        return get("/v0.1/x/dev.annals/audit" + query).bearer(aToken().toEdit("*"));
    }

    @Test
    @Order(2)
    void theFeedIsToldInAllItsForms() throws IOException, InterruptedException {
        eraseTheFirstEvent();
        var leaf = ask(200, get(EVENTS + "?limit=2")).json().at("/metadata/nextLeaf").asString();
        ask(
                200,
                get(EVENTS
                                + "?after=2&wait=1&server=com.example/none&follow=false&q=x&leaf="
                                + leaf)
                        .header("Last-Event-ID: 1"));
        ask(200, get(EVENTS + "?after=head&min_position=1").header("X-Registry-Min-Position: 1"));
        for (var type : List.of("application/cloudevents-batch+json", "application/x-ndjson")) {
            ask(
                    200,
                    get("/v0/x/dev.annals/events?namespace=com.example&type=server-version-imported")
                            .header("Accept: " + type));
            ask(200, get(EVENTS).header("Accept: " + type));
        }
        ask(409, get(EVENTS + "?after=1&leaf=" + leaf));
        ask(409, get(EVENTS + "?after=999999"));
        ask(400, get(EVENTS + "?min_position=999999"));
        ask(422, get(EVENTS + "?after=x&limit=0&type=none"));
    }

    private void eraseTheFirstEvent() {
        JdbcClient.create(sql())
                .sql(
                        "update event_store.events set data_salt = null, erased_by = 2 where"
                                + " position = 1")
                .update();
    }

    @Test
    @Order(2)
    void theWholeListIsAFile() throws IOException, InterruptedException {
        var tag = ask(200, get(SNAPSHOT + "?min_position=1&q=x")).header("ETag");
        var part = get("/v0/x/dev.annals/snapshot?q=x").header("Range: bytes=9-");
        ask(206, part.header("If-Range: " + tag).header("X-Registry-Min-Position: 1"));
        ask(304, get(SNAPSHOT).header("If-None-Match: " + tag));
        ask(416, get(SNAPSHOT).header("Range: bytes=999999999-"));
        ask(400, get(SNAPSHOT + "?min_position=999999"));
        ask(422, get(SNAPSHOT + "?min_position=x"));
    }

    @Test
    @Order(3)
    void whatCannotBeReadIsRefused() throws IOException, InterruptedException {
        for (var target : List.of("/v0.1/servers", VERSIONS, VERSION)) {
            ask(400, get(target + "?min_position=999999"));
            ask(422, get(target + "?include_deleted=maybe"));
            ask(400, get(target + "?as_of=999999"));
            ask(422, get(target + "?as_of=never"));
        }
        ask(404, get(VERSIONS + "/none?as_of=" + Instant.now()));
        for (var target :
                List.of(
                        HISTORY + "weather/history",
                        HISTORY + "weather/versions/1.0.0/history",
                        DIFFERENCE)) {
            ask(400, get(target + "?min_position=999999"));
            ask(422, get(target + "?min_position=x"));
            ask(404, get(target.replaceFirst("weather|many", "none")));
        }
        ask(400, audit("?min_position=999999"));
        ask(422, audit("?limit=0"));
        ask(401, get("/v0.1/x/dev.annals/audit"));
        ask(403, get("/v0.1/x/dev.annals/audit").bearer(aToken().toPublish("com.other/*")));
        ask(404, get(VERSIONS.replace("weather", "none")));
        ask(404, get(VERSIONS + "/none"));
        ask(404, get("/v0.1/x/dev.annals/schemas/none.json"));
    }

    @Test
    @Order(4)
    void whatCannotBeWrittenIsRefused() throws IOException, InterruptedException {
        for (var write : writes()) {
            var nobody = of(write.method(), write.target()).body(write.body());
            ask(401, nobody);
            ask(403, nobody.bearer(aToken().toPublish("com.other/*")));
            ask(400, write.body("{"));
            ask(413, write.body(" ".repeat(TOO_LARGE)));
            ask(415, nobody.bearer(aToken()).header("Content-Type: text/plain"));
            ask(422, write.body("[]"));
        }
        for (var write : writes().subList(1, 4)) {
            var elsewhere = write.target().replace("weather", "none");
            ask(404, of(write.method(), elsewhere).bearer(aToken().toEdit("*")).body(write.body()));
        }
        ask(400, publish(aServer().json()));
        var validate = post("/v0.1/validate");
        ask(400, validate.body("{"));
        ask(413, validate.body(" ".repeat(TOO_LARGE)));
        ask(415, validate.header("Content-Type: text/plain").body("{}"));
        ask(422, validate.body("[]"));
    }

    @Test
    @Order(5)
    void whoIsSlowIsToldSo() throws Exception {
        var slow = new ArrayList<>(writes());
        slow.add(post("/v0.1/validate"));
        allAtOnce(slow, one -> wire.begin(one.body("{}"), 1), 408);
    }

    @Test
    @Order(6)
    void whatStillRunsIsToldSo() throws Exception {
        for (var write : writes()) {
            var keyed = write.header(SLOW + write.method() + write.target().length());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                    var lock = sql().getConnection();
                    var statement = lock.createStatement()) {
                lock.setAutoCommit(false);
                statement.execute("lock table event_store.events in share mode");
                var first = threads.submit(() -> client.send(keyed));
                await().until(this::someoneWaits);
                ask(409, keyed);
                lock.rollback();
                assertThat(first.get().status()).isIn(200, 400, 404);
            }
        }
    }

    private boolean someoneWaits() {
        return JdbcClient.create(sql())
                        .sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private DriverManagerDataSource sql() {
        return new DriverManagerDataSource(address.url(), address.user(), "");
    }

    @Test
    @Order(7)
    void withoutDatabaseWhoeverAsksIsToldToComeAgain() throws Exception {
        var asked = new ArrayList<>(writes());
        asked.add(get("/v0.1/servers?limit=77"));
        asked.add(get(VERSIONS));
        asked.add(get(VERSIONS + "/9.9.9"));
        asked.add(get("/v0.1/x/dev.annals"));
        asked.add(get(HISTORY + "weather/history"));
        asked.add(get(HISTORY + "weather/versions/1.0.0/history"));
        asked.add(get(DIFFERENCE));
        asked.add(audit(""));
        asked.add(get(EVENTS));
        asked.add(get(SNAPSHOT + "?min_position=2"));
        takeTheDatabaseAway();
        allAtOnce(asked, client::send, 503);
    }

    private interface Sending {
        HttpAnswer send(WireRequest request) throws Exception;
    }

    private void allAtOnce(List<WireRequest> requests, Sending sending, int expected)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    requests.stream().map(one -> threads.submit(() -> sending.send(one))).toList();
            for (int i = 0; i < requests.size(); i++) {
                ledger.note(requests.get(i), answers.get(i).get().expect(expected));
            }
        }
    }

    private void takeTheDatabaseAway() {
        var name = address.url().substring(address.url().lastIndexOf('/') + 1);
        var server = address.url().replace(name, "postgres");
        var elsewhere = JdbcClient.create(new DriverManagerDataSource(server, address.user(), ""));
        elsewhere.sql("alter database " + name + " with allow_connections false").update();
        elsewhere
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
                .param("name", name)
                .query()
                .listOfRows();
    }

    @Test
    @Order(8)
    void theContractNamesWhatWasSeenAndNothingElse() {
        assertThat(ledger.unnamed()).as("seen, and not in the contract").isEmpty();
        assertThat(ledger.unseen()).as("in the contract, and not seen").isEmpty();
    }
}
