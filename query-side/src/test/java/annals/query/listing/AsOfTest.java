package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was shown at a position is shown as of it, for ever. */
class AsOfTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WEATHER = "/v0.1/servers/com.example%2Fweather";

    /** All that is asked at each position; none of it is more than a page. */
    private static final List<String> QUESTIONS =
            List.of(
                    "/v0.1/servers?limit=100",
                    "/v0.1/servers?limit=100&include_deleted=true",
                    "/v0.1/servers?limit=100&version=latest",
                    "/v0.1/servers?limit=100&version=1.2.0",
                    "/v0.1/servers?limit=100&search=S1",
                    "/v0.1/servers/com.example%2Fs1/versions?include_deleted=true",
                    "/v0.1/servers/com.example%2Fs1/versions",
                    "/v0.1/servers/com.example%2Fs2/versions/latest",
                    "/v0.1/servers/com.example%2Fs2/versions/1.1.0");

    private TestEventStore store;
    private Happenings happenings;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        reader = RunningReader.on(store.address());
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private ListAnswer list(String query) {
        return reader.client().list(query);
    }

    private HttpResponse<String> get(String target) {
        return reader.get(target);
    }

    private static String with(String target, String parameter) {
        return target + (target.contains("?") ? "&" : "?") + parameter;
    }

    /** Things that happen at random to three servers. */
    private final class Chance {

        private final Random random = new Random(7);
        private final TreeMap<String, TreeSet<String>> versions = new TreeMap<>();
        private final TreeMap<String, String> statuses = new TreeMap<>();

        void act(int number) {
            var server = "com.example/s" + random.nextInt(3);
            var known = versions.computeIfAbsent(server, _ -> new TreeSet<>());
            var fresh = "1.%d.0".formatted(known.size());
            if (known.isEmpty() || random.nextInt(3) == 0) {
                known.add(fresh);
                if (known.size() > 1 && random.nextBoolean()) {
                    happenings.publishBehind(server, fresh, known.first());
                } else {
                    happenings.publish(server, fresh);
                }
                return;
            }
            var some = List.copyOf(known);
            var version = some.get(random.nextInt(some.size()));
            var latest = some.get(random.nextInt(some.size()));
            if (random.nextBoolean()) {
                happenings.edit(server, version, latest, "number " + number % 5);
                return;
            }
            var status = statuses.getOrDefault(server + version, "active");
            var next = List.of("active", "deprecated", "deleted").get(random.nextInt(3));
            happenings.change(server, version, status, next, latest);
            statuses.put(server + version, next);
        }
    }

    /** What was answered at each position, from 0 on. */
    private List<List<String>> liveAnswers(int events) {
        var chance = new Chance();
        var answers = new ArrayList<List<String>>();
        answers.add(answers(0, false));
        for (int i = 1; i <= events; i++) {
            chance.act(i);
            answers.add(answers(i, false));
        }
        return answers;
    }

    private List<String> answers(int position, boolean past) {
        return QUESTIONS.stream()
                .map(
                        question ->
                                get(with(question, (past ? "as_of=" : "min_position=") + position)))
                .map(answer -> answer.statusCode() + " " + answer.body())
                .toList();
    }

    private void assertAllArePast(List<List<String>> live) {
        for (int position = 0; position < live.size(); position++) {
            assertThat(answers(position, true))
                    .as("as of %d", position)
                    .isEqualTo(live.get(position));
        }
    }

    private void rebuild() {
        assertThat(reader.rebuilds().request("listing", 0)).isEqualTo(Answer.ACCEPTED);
        var ended =
                await().atMost(SOON)
                        .until(
                                () -> reader.rebuilds().states().getFirst(),
                                state -> state.step().isEnd());
        assertThat(ended.step()).isEqualTo(Step.DONE);
    }

    @Test
    void everyPositionIsShownAsItWasLiveAlsoByLaterGenerations() throws Exception {
        var live = liveAnswers(100);

        assertAllArePast(live);
        assertThat(reader.verifications().verify("listing").orElseThrow().differences()).isEmpty();

        rebuild();
        assertAllArePast(live);
        assertThat(reader.verifications().verify("listing").orElseThrow().differences()).isEmpty();

        // rows that were damaged are touched by the next one, which is an event of its own
        store.database()
                .sql("update query_side.listing_2 set status = 'x' where name = 'com.example/s1'")
                .update();
        rebuild();
        live.add(answers(101, false));
        assertAllArePast(live);

        store.database().sql("update query_side.listing_3 set published_subject = 'x'").update();
        rebuild();
        live.add(answers(102, false));
        rebuild();
        assertAllArePast(live);
        assertThat(reader.verifications().verify("listing").orElseThrow().differences()).isEmpty();
    }

    @Test
    void whatHappenedBeforeTheReaderWasThereIsShownTheSameWay() {
        var live = liveAnswers(60);
        reader.close();
        store.database()
                .sql(
                        """
                        drop table query_side.listing_1, query_side.listing_names_1,
                            query_side.listing_past_1
                        """)
                .update();
        store.database().sql("delete from query_side.read_models where name = 'listing'").update();

        reader = RunningReader.on(store.address());

        assertAllArePast(live);
    }

    @Test
    void aChangeAfterATimeIsFoundAsOfAPosition() {
        happenings.publish("com.example/a", "1.0.0");
        var between = happenings.publish("com.example/b", "1.0.0").recordedAt();
        happenings.publish("com.example/c", "1.0.0");
        happenings.publish("com.example/d", "1.0.0");
        happenings.edit("com.example/a", "1.0.0", "1.0.0", "another");
        list("min_position=5");

        assertThat(list("as_of=3&updated_since=" + between).entries())
                .containsExactly("com.example/c:1.0.0");
        assertThat(list("as_of=5&updated_since=" + between).entries())
                .containsExactly(
                        "com.example/a:1.0.0", "com.example/c:1.0.0", "com.example/d:1.0.0");
    }

    @Test
    void aTimeStandsForTheLastEventUpToIt() {
        var one = happenings.publish("com.example/weather", "1.0.0").recordedAt();
        var two = happenings.publish("com.example/weather", "2.0.0").recordedAt();
        list("min_position=2");

        assertThat(list("as_of=" + one).entries()).hasSize(1);
        assertThat(list("as_of=" + one.minusNanos(1_000)).entries()).isEmpty();
        assertThat(list("as_of=" + two.minusNanos(1_000)).position()).isEqualTo(1);
        assertThat(list("as_of=" + two).entries()).hasSize(2);
        assertThat(list("as_of=1888-01-01T00:00:00Z").position()).isZero();
        assertThat(list("as_of=" + two).http().headers().firstValue("X-Registry-As-Of")).isEmpty();
    }

    @Test
    void aTimeAfterTheLastEventIsOpen() {
        happenings.publish("com.example/weather", "1.0.0");
        list("min_position=1");
        var later = await().atMost(SOON).until(AsOfTest::now, now -> now.isAfter(head()));

        var answer = get(WEATHER + "/versions?as_of=" + later);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Registry-As-Of")).contains("open");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(list("as_of=" + later).http().headers().firstValue("X-Registry-As-Of"))
                .contains("open");
    }

    private static Instant now() {
        return Instant.now();
    }

    private Instant head() {
        return store.log().head().recordedAt();
    }

    @Test
    void whatHasNotComeYetIsRefused() {
        happenings.publish("com.example/weather", "1.0.0");

        assertThat(list("as_of=2").status()).isEqualTo(400);
        assertThat(list("as_of=2").detail())
                .isEqualTo(
                        "Invalid as_of: position 2 is beyond the head: the last event of this"
                                + " registry is at position 1. Send a position or a time of the"
                                + " past");
        assertThat(list("as_of=2999-01-01T00:00:00Z").status()).isEqualTo(400);
        assertThat(list("as_of=2999-01-01T00:00:00Z").detail())
                .startsWith(
                        "Invalid as_of: the time 2999-01-01T00:00:00Z has not come yet; it is ");
        assertThat(get(WEATHER + "/versions?as_of=2").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNeitherPositionNorTimeIsRefused() {
        for (var nonsense :
                List.of("-1", "yesterday", "2026-01-01", "99999999999999999999", "1.5")) {
            for (var path :
                    List.of("/v0.1/servers", WEATHER + "/versions", WEATHER + "/versions/1")) {
                var answer = ListAnswer.of(get(path + "?as_of=" + nonsense));

                assertThat(answer.status()).as(path + nonsense).isEqualTo(422);
                assertThat(answer.body().at("/errors/0/location").asString())
                        .isEqualTo("query.as_of");
            }
        }
    }

    @Test
    void theCursorCarriesTheMoment() {
        for (int i = 0; i < 6; i++) {
            happenings.publish("com.example/s" + i, "1.0.0");
        }
        list("min_position=6");
        var first = list("as_of=4&limit=2");
        happenings.publish("com.example/s10", "1.0.0");
        list("min_position=7");

        var second = list("limit=2&cursor=" + first.nextCursor());

        assertThat(first.position()).isEqualTo(4);
        assertThat(second.position()).isEqualTo(4);
        assertThat(second.watermark()).isEqualTo(first.watermark());
        assertThat(second.entries())
                .containsExactly("com.example/s2:1.0.0", "com.example/s3:1.0.0");
        assertThat(list("limit=2&cursor=" + second.nextCursor()).entries()).isEmpty();
        assertThat(list("as_of=4&limit=2&cursor=" + first.nextCursor()).status()).isEqualTo(200);
        assertThat(list("as_of=5&limit=2&cursor=" + first.nextCursor()).status()).isEqualTo(400);
        var now = list("limit=2").nextCursor();
        assertThat(list("as_of=5&limit=2&cursor=" + now).status()).isEqualTo(400);
    }

    @Test
    void aListOfAnOlderShapeIsMadeAnewAndSaysSoUntilThen() {
        happenings.publish("com.example/weather", "1.0.0");
        list("min_position=1");
        reader.close();
        asRevisionTwo();
        happenings.edit("com.example/weather", "1.0.0", "1.0.0", "another");
        reader = RunningReader.on(store.address());

        assertThat(list("limit=100").entries()).hasSize(1);
        var asOf =
                await().atMost(SOON)
                        .until(
                                () -> list("as_of=1"),
                                answer -> {
                                    if (answer.status() == 503) {
                                        assertThat(
                                                        answer.http()
                                                                .headers()
                                                                .firstValue("Retry-After"))
                                                .isPresent();
                                    }
                                    return answer.status() == 200;
                                });
        assertThat(asOf.body().at("/servers/0/server/description").asString())
                .isEqualTo("A test server");
        assertThat(reader.progress().latest().generation()).isEqualTo(2);
        assertThat(store.log().head().number())
                .as("nothing that readers could see differs")
                .isEqualTo(2);
    }

    private void asRevisionTwo() {
        store.database().sql("drop table query_side.listing_past_1").update();
        store.database()
                .sql("alter table query_side.listing_1 drop column since, drop column since_at")
                .update();
        store.database()
                .sql("update query_side.read_models set revision = 2 where name = 'listing'")
                .update();
    }
}
