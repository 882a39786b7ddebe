package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.Answers;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The list over HTTP: its filters, their failures, its pages. */
class ListHttpTest {

    private static TestEventStore store;
    private static RunningReader reader;
    private static Instant weatherOne;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        happenings.publish("com.example/Alpha_tool", "1.0.0");
        weatherOne = happenings.publish("com.example/weather", "1.0.0").recordedAt();
        happenings.publish("com.example/weather", "1.10.0");
        happenings.publish("com.example/weather", "1.2.0");
        happenings.publish("com.example/zoo", "1.0.0", "Counts animals, 100% of them");
        happenings.publish("io.github.annals/weather-cli", "1.0.0+build.1");
        happenings.publish("io.github.annals/weather-cli", "2.0.0");
        happenings.change(
                "io.github.annals/weather-cli", "2.0.0", "active", "deleted", "1.0.0+build.1");
        reader = RunningReader.on(store.address());
    }

    @AfterAll
    static void stop() {
        reader.close();
        store.close();
    }

    private static final String ALPHA = "com.example/Alpha_tool:1.0.0";
    private static final String WEATHER_1_0 = "com.example/weather:1.0.0";
    private static final String WEATHER_1_10 = "com.example/weather:1.10.0";
    private static final String WEATHER_1_2 = "com.example/weather:1.2.0";
    private static final String ZOO = "com.example/zoo:1.0.0";
    private static final String CLI_1 = "io.github.annals/weather-cli:1.0.0+build.1";
    private static final String CLI_2 = "io.github.annals/weather-cli:2.0.0";

    private static ListAnswer list(String query) {
        return ListAnswer.of(reader.get("/v0.1/servers" + query));
    }

    private static List<String> entries(String query) {
        var answer = list(query);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.entries();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void allVersionsByNameThenVersionAsText() {
        assertThat(entries(""))
                .containsExactly(ALPHA, WEATHER_1_0, WEATHER_1_10, WEATHER_1_2, ZOO, CLI_1);
    }

    @Test
    void aWholeAnswer() {
        assertThat(Answers.shown(reader.get("/v0.1/servers?search=zoo")))
                .isEqualTo(
                        """
                        200
                        cache-control: public, max-age=0, must-revalidate
                        content-type: application/json
                        etag: W/"<tag>"
                        vary: Origin, X-Registry-Min-Position, Accept-Encoding
                        x-registry-position: 8
                        x-registry-watermark: <time>

                        {"servers":[{"server":{"name":"com.example/zoo","description":"Counts animals, 100% of them","version":"1.0.0"},"_meta":{"io.modelcontextprotocol.registry/official":{"status":"active","statusChangedAt":"<time>","publishedAt":"<time>","updatedAt":"<time>","isLatest":true},"dev.annals/registry":{"position":5,"publishedBy":{"method":"dns","subject":"example.com"}}}}],"metadata":{"count":1,"watermark":"<time>"}}
                        """);
    }

    @Test
    void bothVersionsOfTheApiAnswerAlike() {
        assertThat(Answers.shown(reader.get("/v0/servers?limit=2&search=weather")))
                .isEqualTo(Answers.shown(reader.get("/v0.1/servers?limit=2&search=weather")));
    }

    @Test
    void aHeadRequestGetsTheSameHeadersAndNoBody() {
        var head = reader.ask("HEAD", "/v0.1/servers?limit=2");
        var get = reader.get("/v0.1/servers?limit=2");

        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(get.headers().firstValue("Content-Length"));
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
    }

    @Nested
    class Search {

        @ParameterizedTest
        @CsvSource({
            "weather, 4",
            "WEATHER, 4",
            "example/w, 3",
            "a, 6",
            "A, 6",
            "z, 1",
            "_, 1",
            "%, 0",
            "\\, 0",
            "_tool, 1",
            "-c, 1",
            "'.e', 5",
            "com.example/zoo, 1",
            "annals/weather, 1",
            "é, 0",
            "xyz, 0",
            "animals, 0",
            "'zoo ', 0",
            "' ', 0",
        })
        void isAPieceOfTheNameInAnyLetterCase(String search, int found) {
            assertThat(entries("?search=" + encoded(search))).hasSize(found);
        }

        @Test
        void ofNothingIsNoFilter() {
            assertThat(entries("?search=")).hasSize(6);
        }

        @Test
        void longerThanAnyNameFindsNothing() {
            assertThat(entries("?search=" + "a".repeat(5000))).isEmpty();
        }

        @Test
        void goesTogetherWithAllOtherFilters() {
            assertThat(entries("?search=weather&version=latest"))
                    .containsExactly(WEATHER_1_2, CLI_1);
            assertThat(entries("?search=weather&version=latest&include_deleted=true"))
                    .containsExactly(WEATHER_1_2, CLI_1);
            assertThat(entries("?search=weather&version=1.0.0")).containsExactly(WEATHER_1_0);
            assertThat(entries("?search=cli&include_deleted=true")).containsExactly(CLI_1, CLI_2);
            assertThat(entries("?search=WEA&updated_since=" + encoded(weatherOne.toString())))
                    .containsExactly(WEATHER_1_0, WEATHER_1_10, WEATHER_1_2, CLI_1, CLI_2);
            assertThat(
                            entries(
                                    "?search=wea&version=2.0.0&updated_since="
                                            + encoded(weatherOne.toString())))
                    .containsExactly(CLI_2);
        }
    }

    @Nested
    class Version {

        @Test
        void latestIsTheFlag() {
            assertThat(entries("?version=latest")).containsExactly(ALPHA, WEATHER_1_2, ZOO, CLI_1);
        }

        @Test
        void anythingElseIsExact() {
            assertThat(entries("?version=1.0.0")).containsExactly(ALPHA, WEATHER_1_0, ZOO);
            assertThat(entries("?version=1.0.0%2Bbuild.1")).containsExactly(CLI_1);
            assertThat(entries("?version=Latest")).isEmpty();
            assertThat(entries("?version=2.0.0")).isEmpty();
            assertThat(entries("?version=2.0.0&include_deleted=1")).containsExactly(CLI_2);
        }
    }

    @Nested
    class UpdatedSince {

        @Test
        void isStrictlyLaterAndShowsDeletedOnes() {
            var zoo = list("?search=zoo").body().path("servers").get(0);
            var shown =
                    zoo.path("_meta")
                            .path("io.modelcontextprotocol.registry/official")
                            .path("updatedAt")
                            .asString();

            assertThat(entries("?updated_since=" + shown)).containsExactly(CLI_1, CLI_2);
        }

        @Test
        void aMovedFlagCounts() {
            assertThat(entries("?updated_since=" + weatherOne)).contains(WEATHER_1_0);
        }

        @Test
        void microsecondsCount() {
            var justBefore = weatherOne.minusNanos(1000);
            assertThat(entries("?version=1.0.0&updated_since=" + justBefore))
                    .containsExactly(WEATHER_1_0, ZOO);
        }

        @Test
        void anyTimeWillDo() {
            assertThat(entries("?updated_since=0001-01-01T00:00:00Z")).hasSize(7);
            assertThat(entries("?updated_since=9999-12-31T23:59:59-24:00")).isEmpty();
            assertThat(entries("?updated_since=1990-01-01T00:00:00%2B02:00")).hasSize(7);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"invalid", "2025-08-07", "2025-08-07T13:15:04", "1754572504", "true"})
        void somethingElseIsRefused(String value) {
            var answer = list("?updated_since=" + value);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.detail())
                    .isEqualTo(
                            "Invalid updated_since format: expected RFC3339 timestamp (e.g.,"
                                    + " 2025-08-07T13:15:04.280Z)");
        }

        @Test
        void deletedOnesCannotBeLeftOut() {
            var answer = list("?include_deleted=false&updated_since=2025-08-07T13:15:04Z");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.detail())
                    .isEqualTo(
                            "Cannot set include_deleted=false when using updated_since (incremental"
                                    + " sync requires deleted servers)");
        }

        @Test
        void isNeverKept() {
            assertThat(
                            list("?updated_since=2025-08-07T13:15:04Z&include_deleted=true")
                                    .http()
                                    .headers()
                                    .firstValue("Cache-Control"))
                    .contains("no-store");
        }
    }

    @Nested
    class Refusals {

        @ParameterizedTest
        @CsvSource({
            "limit=0, expected number >= 1, query.limit, 0",
            "limit=101, expected number <= 100, query.limit, 101",
            "limit=-1, expected number >= 1, query.limit, -1",
            "limit=abc, invalid integer, query.limit, \"abc\"",
            "limit=1.5, invalid integer, query.limit, \"1.5\"",
            "include_deleted=yes, invalid boolean, query.include_deleted, \"yes\"",
        })
        void parametersThatCannotBeRead(
                String query, String message, String location, String value) {
            assertThat(Answers.shown(reader.get("/v0.1/servers?" + query)))
                    .isEqualTo(
                            """
                            422
                            content-type: application/problem+json
                            vary: Origin

                            {"title":"Unprocessable Entity","status":422,"detail":"validation failed","errors":[{"message":"%s","location":"%s","value":%s}]}
                            """
                                    .formatted(message, location, value));
        }

        @Test
        void comeInTheirOrder() {
            var answer = list("?limit=0&updated_since=x&include_deleted=no&cursor=_x");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body().path("errors")).hasSize(2);
            assertThat(list("?updated_since=x&include_deleted=false&cursor=_x").detail())
                    .startsWith("Invalid updated_since");
            assertThat(
                            list("?updated_since=1990-01-01T00:00:00Z&include_deleted=false&cursor=_x")
                                    .detail())
                    .startsWith("Cannot set include_deleted=false");
            assertThat(list("?updated_since=1990-01-01T00:00:00Z&cursor=_x").detail())
                    .startsWith("Invalid cursor");
        }

        @Test
        void whatIsEmptyIsNotGivenAndOfTwoTheFirstCounts() {
            assertThat(
                            entries(
                                    "?limit=&search=&version=&updated_since=&include_deleted=&cursor=&min_position="))
                    .hasSize(6);
            assertThat(entries("?limit=1&limit=abc&search=zoo&search=x")).containsExactly(ZOO);
        }
    }

    @Nested
    class Pages {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "&search=weather",
                    "&search=WEATHER&version=latest",
                    "&version=1.0.0",
                    "&include_deleted=true",
                    "&search=e&updated_since=1990-01-01T00:00:00Z",
                })
        void followOneAnotherByTheCursorAlone(String filter) {
            var whole = entries("?limit=100" + filter);
            for (int limit = 1; limit <= whole.size() + 1; limit++) {
                assertThat(crawl("?limit=" + limit + filter, limit))
                        .as("limit %d", limit)
                        .isEqualTo(whole);
            }
        }

        private List<String> crawl(String first, int limit) {
            var page = list(first);
            var all = new ArrayList<>(page.entries());
            while (page.nextCursor() != null) {
                assertThat(page.entries()).hasSize(limit);
                // appended as it is, like VS Code does it
                page = list("?limit=" + limit + "&cursor=" + page.nextCursor());
                all.addAll(page.entries());
            }
            return all;
        }

        @Test
        void anExactlyFullLastPageHasACursorAndAnEmptyPageAfterIt() {
            var page = list("?limit=6");
            assertThat(page.entries()).hasSize(6);
            var last = list("?limit=6&cursor=" + page.nextCursor());
            assertThat(last.entries()).isEmpty();
            assertThat(last.nextCursor()).isNull();
            assertThat(last.body().path("metadata").path("count").asInt()).isZero();
        }

        @Test
        void parametersThatSayTheSameMayBeRepeated() {
            var cursor =
                    list("?limit=1&search=Weather&updated_since=2020-01-01T00:00:00Z").nextCursor();

            assertThat(
                            entries(
                                    "?limit=1&search=wEATHER&include_deleted=true&updated_since=2020-01-01T02:00:00.0%2B02:00&cursor="
                                            + cursor))
                    .containsExactly(WEATHER_1_10);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "search=zoo",
                    "version=1.0.0",
                    "include_deleted=true",
                    "updated_since=2020-01-01T00:00:00Z"
                })
        void anotherFilterThanTheCursorsIsRefused(String other) {
            var cursor = list("?limit=1&search=weather&version=latest").nextCursor();

            var answer = list("?limit=1&" + other + "&cursor=" + cursor);

            assertThat(answer.status()).isEqualTo(400);
            var name = other.substring(0, other.indexOf('='));
            assertThat(answer.detail())
                    .isEqualTo(
                            "Invalid cursor: it was given for another %1$s and carries that by itself; leave %1$s out, or send it as on the first page. To begin anew, ask without a cursor"
                                    .formatted(name));
        }

        @Test
        void theLimitMayChange() {
            var cursor = list("?limit=1").nextCursor();
            assertThat(entries("?limit=2&cursor=" + cursor))
                    .containsExactly(WEATHER_1_0, WEATHER_1_10);
        }

        @Test
        void anAlteredCursorIsRefused() {
            var answer = list("?cursor=" + list("?limit=1").nextCursor() + "A");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.detail())
                    .isEqualTo(
                            "Invalid cursor: it was altered, or another registry gave it. To begin"
                                    + " anew, ask without a cursor");
        }

        @ParameterizedTest
        @CsvSource({
            "com.example/weather:1.0.0, 4",
            "com.example/weather, 2",
            "com.example/weather:, 5",
            "a:b:c, 6",
            "zzz, 0",
            "'io.github.annals/weather-cli:1.0.0 build.1', 1",
            "é, 0",
        })
        void aPlainCursorIsAnyText(String cursor, int found) {
            assertThat(entries("?cursor=" + encoded(cursor))).hasSize(found);
        }

        @Test
        void aPlainCursorKeepsNoFilter() {
            assertThat(entries("?search=cli&cursor=com.example%2Fweather")).containsExactly(CLI_1);
        }
    }
}
