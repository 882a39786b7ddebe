package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.DatabaseAddress;
import annals.eventstore.testing.TestDatabase;
import annals.standalone.endtoend.RegistryStart.Told;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * The jar with a command: what operators do, with a registry that runs and with one that does not.
 */
class OperatorToolIT {

    private static JsonNode listing(Told list) {
        return list.json()
                .valueStream()
                .filter(one -> one.path("name").asString().equals("listing"))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnARunningRegistry {

        private DatabaseAddress database;
        private RegistryStart start;
        private RunningRegistry registry;

        @BeforeAll
        void start(@TempDir Path home) throws IOException, InterruptedException {
            database = TestDatabase.fresh();
            start = RegistryStart.on(home.resolve("annals")).withDatabase(database);
            registry = start.run();
            var client = registry.client();
            client.publish(aServer()).expect(200);
            client.publish(aServer().version("2.0.0")).expect(200);
        }

        @AfterAll
        void end() throws InterruptedException {
            registry.close();
        }

        private Told tool(String... arguments) throws IOException, InterruptedException {
            return start.tool(
                    Stream.concat(
                                    Arrays.stream(arguments),
                                    Stream.of("--url", registry.management()))
                            .toArray(String[]::new));
        }

        private int sql(String statement) {
            return JdbcClient.create(
                            new DriverManagerDataSource(database.url(), database.user(), ""))
                    .sql(statement)
                    .update();
        }

        @Test
        void readModelsAreListed() throws Exception {
            assertThat(tool("read-models", "list").expect(0).out())
                    .startsWith("NAME ")
                    .contains("\nhistory ", "\nlisting ");
            var listing = listing(tool("read-models", "list", "--json").expect(0));
            assertThat(listing.path("lagEvents").asInt()).isZero();
        }

        @Test
        void aRebuildIsWaitedFor() throws Exception {
            var told = tool("read-models", "rebuild", "listing", "--rate", "100000").expect(0);
            assertThat(told.out()).contains("listing is rebuilt: generation ", "is live");
            assertThat(told.err()).contains("of", "events");
            assertThat(registry.client().crawl()).isNotEmpty();
        }

        @Test
        void oneThatIsBeingRebuiltIsToldInASentence() throws Exception {
            tool("read-models", "rebuild", "listing", "--rate", "1", "--no-wait").expect(0);
            try {
                assertThat(tool("read-models", "rebuild", "listing").expect(1).err())
                        .isEqualToIgnoringNewLines(
                                "listing is being rebuilt already; wait for its end, or cancel it");
            } finally {
                tool("read-models", "cancel", "listing");
            }
        }

        @Test
        void whileTheDatabaseIsAwayThatIsToldAndARebuildIsWaitedFor() throws Exception {
            // some four seconds
            var rate = Long.toString(Math.max(1, registry.client().position() / 4));
            var name = database.url().replaceFirst(".*/", "");
            try (var commands = Executors.newVirtualThreadPerTaskExecutor()) {
                var rebuild =
                        commands.submit(
                                () -> tool("read-models", "rebuild", "listing", "--rate", rate));
                Operations.of(registry)
                        .awaitRebuild(state -> state.path("step").asString().equals("FILLING"));
                elsewhere("alter database " + name + " with allow_connections false");
                try {
                    elsewhere(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                                    + " '"
                                    + name
                                    + "'");
                    var doctor = commands.submit(() -> tool("doctor"));
                    assertThat(tool("read-models", "list").expect(1).err())
                            .contains("The database cannot be reached");
                    assertThat(doctor.get().expect(1).out()).contains("FAIL");
                    assertThat(rebuild.isDone()).isFalse();
                } finally {
                    elsewhere("alter database " + name + " with allow_connections true");
                }
                assertThat(rebuild.get().expect(0).out()).contains("listing is rebuilt");
            }
        }

        /** At another database of the same server. */
        private void elsewhere(String statement) throws SQLException {
            var other = TestDatabase.fresh();
            try (var connection = DriverManager.getConnection(other.url(), other.user(), "");
                    var sql = connection.createStatement()) {
                sql.execute(statement);
            }
        }

        @Test
        void theHistoryIsAReadModelLikeAnyOther() throws Exception {
            assertThat(tool("read-models", "rebuild", "history").expect(0).out())
                    .contains("history is rebuilt: generation ", "is live");
            assertThat(tool("read-models", "verify", "history").expect(0).out())
                    .contains("all is as the events say");
        }

        @Test
        void whatIsNotBeingRebuiltCannotBeCancelled() throws Exception {
            assertThat(tool("read-models", "cancel", "listing").expect(1).err())
                    .isEqualToIgnoringNewLines("listing is not being rebuilt");
        }

        @Test
        void anUnknownReadModelIsToldInASentence() throws Exception {
            assertThat(tool("read-models", "verify", "no-such").expect(1).err())
                    .contains("There is no read model no-such; there are ", "listing");
        }

        @Test
        void aVerificationTellsWhatIsNotAsTheEventsSay() throws Exception {
            assertThat(tool("read-models", "verify", "listing").expect(0).out())
                    .contains("all is as the events say");
            var table = table();
            var damaged =
                    "update "
                            + table
                            + " set status = '%s' where version = '1.0.0' and name like"
                            + " '%%weather'";
            assertThat(sql(damaged.formatted("deleted"))).isEqualTo(1);
            try {
                assertThat(tool("read-models", "verify", "listing").expect(3).out())
                        .contains(
                                "1 differences",
                                "com.example/weather 1.0.0 status: expected active, found deleted");
                var report = tool("read-models", "verify", "listing", "--json").expect(3).json();
                assertThat(report.path("differing").asInt()).isEqualTo(1);
            } finally {
                sql(damaged.formatted("active"));
            }
        }

        @Test
        void aByteOfTheLogThatWasChangedIsNamed() throws Exception {
            sql("update event_store.events set data = data || ' ' where position = 1");
            try {
                assertThat(tool("read-models", "verify", "listing").expect(3).out())
                        .contains(
                                "1 damages of the log",
                                "event 1: its digest is not that of its data");
            } finally {
                sql("update event_store.events set data = rtrim(data) where position = 1");
            }
        }

        @Test
        void eventsAreShown() throws Exception {
            assertThat(tool("events", "show", "--server", "com.example/weather").expect(0).out())
                    .contains("\"version\" : \"1.0.0\"", "\"version\" : \"2.0.0\"");
            var first = tool("events", "show", "--position", "1", "--json").expect(0).json();
            assertThat(first).hasSize(1);
            assertThat(first.get(0).path("position").asInt()).isEqualTo(1);
            assertThat(tool("events", "show", "--position", "1000000").expect(1).err())
                    .contains("there is no event 1000000");
        }

        @Test
        void aTokenPublishesAndEditsWhatItSaysAndNothingElse() throws Exception {
            var told =
                    tool(
                                    "token",
                                    "--publish",
                                    "com.example/*",
                                    "--edit",
                                    "com.example/made",
                                    "--minutes",
                                    "3")
                            .expect(0);
            assertThat(told.out().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
            assertThat(told.err()).startsWith("WARN The token ");

            var client = new RegistryClient(registry.port(), told.out().strip());
            var made = aServer().name("com.example/made");
            client.publish(made).expect(200);
            client.edit(made.description("Otherwise")).expect(200);
            client.publish(made.name("com.other/made")).expect(403);
            client.edit(aServer().description("Otherwise")).expect(403);

            var id = told.err().split(" ")[3];
            assertThat(registry.console().text())
                    .contains("An operator has made the token " + id)
                    .contains("publish com.example/*, edit com.example/made")
                    .doesNotContain(told.out().strip());
            assertThat(tool("events", "show", "--server", "com.example/made").expect(0).out())
                    .contains("\"method\" : \"operator\"", id);
        }

        @Test
        void aTokenIsMadeOnlyWithTheRegistrysKey() throws Exception {
            var other = start.with("MCP_REGISTRY_JWT_PRIVATE_KEY", TestTokens.OTHER_SEED);
            var told =
                    other.tool("token", "--publish", "*", "--url", registry.management()).expect(1);
            assertThat(told.out()).isEmpty();
            assertThat(told.err()).contains("the key here is not that of the registry");
        }

        @Test
        void aFileIsImported(@TempDir Path files) throws Exception {
            var file = Files.write(files.resolve("found.jsonl"), SeedSample.entries());
            int all = SeedSample.entries().size();
            assertThat(tool("import", file.toString()).expect(0).out())
                    .contains("%d imported, 0 already there, 0 refused".formatted(all));
            var again = tool("import", file.toString(), "--json").expect(0).json();
            assertThat(again.path("alreadyThere").asInt()).isEqualTo(all);
        }

        @Test
        void aFileThatIsNotThereIsToldInASentence(@TempDir Path files) throws Exception {
            var none = files.resolve("none").toString();
            assertThat(tool("import", none).expect(1).err())
                    .contains("There is no file " + none + ".");
        }

        @Test
        void oneImportIsUnderWayAtATime() throws Exception {
            try (var source = new PagedSource(SeedSample.entries(), 100);
                    var commands = Executors.newVirtualThreadPerTaskExecutor()) {
                var first = commands.submit(() -> tool("import", source.uri().toString()));
                await().atMost(RunningRegistry.LONG)
                        .until(
                                () ->
                                        operations("GET", "imports", "", "")
                                                .body()
                                                .contains("RUNNING"));
                assertThat(tool("import", "anything").expect(1).err())
                        .contains("another import is under way");
                source.release();
                assertThat(first.get().expect(0).out()).contains(source.uri().toString());
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "imports | text/plain       | {\"source\":\"x\"} | 415",
                    "imports | application/json | {\"source\":       | 400",
                    "imports | application/json | [\"source\"]       | 422",
                    "imports | application/json | {}                 | 422",
                    "imports | application/json | {\"source\":\" \"} | 422",
                    "imports | application/json | LARGE              | 413",
                    "notices | text/plain       | {}                 | 415",
                    "notices | application/json | {}                 | 422",
                    "notices | application/json | FORGED             | 422",
                })
        void whatMakesNoSenseOnTheManagementPortIsRefused(
                String what, String type, String body, int status) throws Exception {
            var sent =
                    switch (body) {
                        case "LARGE" -> "{\"source\":\"" + "x".repeat(70_000) + "\"}";
                        case "FORGED" ->
                                """
                                {"token": "0b9b2cf1-5a2b-4d53-9d0e-7a3c6f1d2e4b",
                                 "expiresAt": "2026-11-27T12:00:00Z",
                                 "permissions": [{"action": "edit", "resource": "*\\nERROR forged"}]}
                                """;
                        default -> body;
                    };
            var answer = operations("POST", what, type, sent);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.body()).contains("\"status\":" + status, "expected");
            assertThat(registry.console().text()).doesNotContain("forged");
        }

        private HttpResponse<String> operations(
                String method, String what, String type, String body) throws Exception {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(registry.management() + "/operations/" + what))
                            .method(method, BodyPublishers.ofString(body));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            try (var http = HttpClient.newHttpClient()) {
                return http.send(request.build(), BodyHandlers.ofString());
            }
        }

        /** That of the live generation. */
        private String table() throws Exception {
            var listing = listing(tool("read-models", "list", "--json").expect(0));
            return "query_side.listing_" + listing.path("generation").asString();
        }

        @Test
        void theDoctorSeesAReadModelThatStandsStill() throws Exception {
            var table = table();
            sql("alter table " + table + " add constraint no check (name not like '%/stuck')");
            try {
                registry.client().publish(aServer().name("com.example/stuck")).expect(200);
                await().atMost(RunningRegistry.LONG)
                        .untilAsserted(
                                () ->
                                        assertThat(tool("doctor").expect(1).out())
                                                .contains("FAIL  read model listing")
                                                .contains("it stands still at position "));
            } finally {
                sql("alter table " + table + " drop constraint no");
            }
            await().atMost(RunningRegistry.LONG)
                    .untilAsserted(() -> assertThat(tool("doctor").out()).doesNotContain("FAIL"));
        }

        @Test
        void theDoctorIsContent() throws Exception {
            assertThat(tool("doctor").expect(0).out())
                    .contains("database ", "PostgreSQL ", "clocks ", "read model listing ")
                    .doesNotContain("FAIL");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnAStoppedRegistry {

        private static final String STARTED = "one is started for this command";

        private RegistryStart start;
        private Path home;

        @BeforeAll
        void data(@TempDir Path directory) {
            home = directory;
            start = RegistryStart.fresh(directory);
        }

        @Test
        void everyCommandStartsOneForItself() throws Exception {
            var file = Files.write(home.resolve("found.jsonl"), SeedSample.entries());
            int all = SeedSample.entries().size();
            var imported = start.tool("import", file.toString()).expect(0);
            assertThat(imported.err()).contains(STARTED);
            assertThat(imported.out()).contains(all + " imported");
            var listing = listing(start.tool("read-models", "list", "--json").expect(0));
            assertThat(listing.path("position").asInt()).isEqualTo(all);
            assertThat(start.tool("read-models", "rebuild", "listing", "--no-wait").expect(0).out())
                    .contains("generation 2 is live");
            assertThat(start.tool("read-models", "verify", "listing").expect(0).out())
                    .contains("generation 2", "all is as the events say");
            assertThat(start.tool("events", "show", "--position", "1", "--json").expect(0).json())
                    .hasSize(1);
            assertThat(start.tool("doctor").expect(0).out())
                    .contains("none runs, but it starts", "read model listing")
                    .doesNotContain("FAIL");
            var token = start.tool("token", "--publish", "com.example/*").expect(0).out().strip();
            try (var registry = start.run()) {
                new RegistryClient(registry.port(), token).publish(aServer()).expect(200);
                assertThat(start.tool("read-models", "list").expect(1).err())
                        .contains("is in use by the process " + registry.process().pid());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "-Dx=y", "read-models verify ../x", "events show"})
    void nonsenseIsRefusedBeforeAnythingIsStarted(String arguments, @TempDir Path home)
            throws Exception {
        var told = RegistryStart.on(home.resolve("annals")).tool(arguments.split(" "));
        assertThat(told.expect(2).err().strip()).isNotEmpty().hasLineCount(1);
        assertThat(home.resolve("annals")).doesNotExist();
    }
}
