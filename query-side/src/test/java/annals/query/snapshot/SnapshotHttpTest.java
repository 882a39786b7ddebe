package annals.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.Position;
import annals.eventstore.rebuild.Rebuilds.Answer;
import annals.eventstore.testing.TestEventStore;
import annals.query.Client;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The snapshot over HTTP. */
class SnapshotHttpTest {

    private static final String SNAPSHOT = "/v0.1/x/dev.annals/snapshot";

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir private Path home;

    private final Interrupted interrupted = new Interrupted();
    private TestEventStore store;
    private Happenings happenings;
    private RunningReader reader;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        reader = started(home);
    }

    @AfterEach
    void stop() {
        reader.close();
        store.close();
    }

    private RunningReader started(Path directory, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add("annals.snapshot.directory=" + directory);
        return RunningReader.with(store.address(), interrupted, all.toArray(String[]::new));
    }

    private static SnapshotAnswer ask(Client client, String query, String... headers) {
        return new SnapshotAnswer(client.bytes(SNAPSHOT + query, headers));
    }

    private SnapshotAnswer ask(String query, String... headers) {
        return ask(reader.client(), query, headers);
    }

    private SnapshotAnswer at(Position position, String... headers) {
        return ask("?min_position=" + position.number(), headers);
    }

    /** Three servers; the first one is deleted. */
    private Position threeServers() {
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example/b", "1.0.0", "Größer");
        happenings.publish("com.example/b", "1.1.0");
        happenings.publish("com.example/c", "1.0.0");
        return happenings.change("com.example/a", "1.0.0", "active", "deleted", "1.0.0");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String problem(SnapshotAnswer answer) throws IOException {
        return answer.http().statusCode() + " " + answer.text();
    }

    @Test
    void theFileIsTheListLineByLine() throws Exception {
        var last = threeServers();

        var answer = at(last);

        assertThat(answer.http().statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        var list = reader.get("/v0.1/servers?limit=100&include_deleted=true");
        assertThat(list.body())
                .startsWith("{\"servers\":[" + String.join(",", answer.entries()) + "]");
        assertThat(answer.entries()).hasSize(4);
        assertThat(answer.entries().getFirst()).contains("\"status\":\"deleted\"");
        answer.verify();
    }

    @Test
    void theFirstLineSaysOfWhichPointInWhichLogItIs() throws Exception {
        var last = threeServers();

        var answer = at(last);

        var identity = reader.get("/v0.1/x/dev.annals").body();
        assertThat(identity)
                .contains(
                        "\"id\":\"%s\",\"position\":%d,\"recordedAt\":\"%s\",\"leaf\":\"%s\""
                                .formatted(
                                        answer.first().path("registry").asString(),
                                        answer.first().path("position").asLong(),
                                        answer.first().path("recordedAt").asString(),
                                        answer.first().path("leaf").asString()));
        assertThat(answer.position()).isEqualTo(last.number());
        assertThat(answer.header("X-Registry-Watermark"))
                .isEqualTo(answer.first().path("recordedAt").asString());
    }

    @Test
    void anEmptyRegistryHasASnapshotToo() throws Exception {
        var answer = ask("");

        assertThat(answer.lines().getFirst())
                .matches(
                        "\\{\"registry\":\"urn:uuid:[0-9a-f-]{36}\",\"position\":0,"
                                + "\"recordedAt\":\"1970-01-01T00:00:00Z\",\"entries\":0}");
        assertThat(answer.entries()).isEmpty();
        answer.verify();
    }

    @Test
    void gzipIsTheSameUnderATagOfItsOwn() throws Exception {
        var last = threeServers();
        var plain = at(last);

        var gzip = at(last, "Accept-Encoding", "gzip");

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(gzip.http().body().length).isLessThan(plain.http().body().length);
        assertThat(gzip.plain()).isEqualTo(plain.http().body());
        assertThat(gzip.header("ETag")).startsWith("\"").isNotEqualTo(plain.header("ETag"));
        assertThat(plain.header("ETag")).startsWith("\"");
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        assertThat(ask("", "Accept-Encoding", "gzip;q=0").header("Content-Encoding")).isEmpty();
    }

    @Test
    void whoWasCutOffGoesOnToTheSameBytes() throws Exception {
        var last = threeServers();
        for (var coding : List.of("identity", "gzip")) {
            var whole = at(last, "Accept-Encoding", coding);
            int size = whole.http().body().length;
            var tag = whole.header("ETag");

            var begin = ask("", "Accept-Encoding", coding, "Range", "bytes=0-99");
            var rest = ask("", "Accept-Encoding", coding, "Range", "bytes=100-", "If-Range", tag);

            assertThat(begin.http().statusCode()).isEqualTo(206);
            assertThat(begin.header("Content-Range")).isEqualTo("bytes 0-99/" + size);
            assertThat(begin.header("Accept-Ranges")).isEqualTo("bytes");
            assertThat(rest.http().statusCode()).isEqualTo(206);
            assertThat(rest.header("ETag")).isEqualTo(tag);
            var both = Arrays.copyOf(begin.http().body(), size);
            System.arraycopy(rest.http().body(), 0, both, 100, size - 100);
            assertThat(both).isEqualTo(whole.http().body());
        }
    }

    @Test
    void theEndAloneCanBeAskedFor() throws Exception {
        var whole = at(threeServers()).http().body();

        var end = ask("", "Range", "bytes=-20");

        assertThat(end.http().body())
                .isEqualTo(Arrays.copyOfRange(whole, whole.length - 20, whole.length));
    }

    @Test
    void whoHasAnotherFileGetsTheWhole() throws Exception {
        var whole = at(threeServers());

        for (var other : List.of("\"1-1-0123456789abcdef\"", "W/" + whole.header("ETag"))) {
            var answer = ask("", "Range", "bytes=100-", "If-Range", other);
            assertThat(answer.http().statusCode()).as(other).isEqualTo(200);
            assertThat(answer.http().body()).isEqualTo(whole.http().body());
        }
    }

    @Test
    void severalRangesOrUnreadableOnesAreTheWhole() throws Exception {
        var whole = at(threeServers()).http().body();

        for (var range : List.of("bytes=0-1,5-6", "bytes=x", "lines=1-2", "bytes=5-1")) {
            var answer = ask("", "Range", range);
            assertThat(answer.http().statusCode()).as(range).isEqualTo(200);
            assertThat(answer.http().body()).isEqualTo(whole);
        }
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        int size = at(threeServers()).http().body().length;

        var answer = ask("", "Range", "bytes=" + size + "-");

        assertThat(problem(answer)).startsWith("416 {\"title\":");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */" + size);
    }

    @Test
    void theHeadAloneCanBeAskedFor() {
        var whole = at(threeServers());

        var head = reader.ask("HEAD", SNAPSHOT, "Range", "bytes=0-1");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(whole.http().body().length));
        assertThat(head.headers().firstValue("ETag")).hasValue(whole.header("ETag"));
    }

    @Test
    void whoHasItIsToldSo() {
        var whole = at(threeServers());

        var again = ask("", "If-None-Match", "\"x\", " + whole.header("ETag"));

        assertThat(again.http().statusCode()).isEqualTo(304);
        assertThat(again.http().body()).isEmpty();
        assertThat(again.header("X-Registry-Position")).isEqualTo("5");
        assertThat(ask("", "If-None-Match", "\"5\"").http().statusCode()).isEqualTo(200);
    }

    @Test
    void anOlderFileIsSentUnlessThatIsTooOld() {
        assertThat(at(happenings.publish("com.example/a", "1.0.0")).position()).isEqualTo(1);
        var second = happenings.publish("com.example/b", "1.0.0");

        assertThat(ask("").position()).isEqualTo(1);
        assertThat(ask("", "X-Registry-Min-Position", "1").position()).isEqualTo(1);
        assertThat(at(second).position()).isEqualTo(2);
        assertThat(ask("").position()).isEqualTo(2);
    }

    @Test
    void aPositionThatCannotBeMeantIsRefused() throws Exception {
        happenings.publish("com.example/a", "1.0.0");

        assertThat(problem(ask("?min_position=2"))).startsWith("400 ").contains("beyond the head");
        assertThat(problem(ask("?min_position=x"))).startsWith("422 ");
    }

    @Test
    void aParameterThatNobodyKnowsIsNamed() {
        assertThat(ask("?limit=5").header("X-Registry-Ignored-Parameters")).isEqualTo("limit");
    }

    @Test
    void anotherOneIsMadeInTheBackgroundWhenTheLastIsTooOld() {
        reader.close();
        reader = started(home, "annals.snapshot.max-age=0s");
        assertThat(at(happenings.publish("com.example/a", "1.0.0")).position()).isEqualTo(1);
        happenings.publish("com.example/b", "1.0.0");

        assertThat(ask("").position()).isEqualTo(1);

        await().atMost(SOON).until(() -> ask("").position() == 2);
    }

    @Test
    void whoHadTheLastButOneGoesOnWithIt() {
        var first = at(happenings.publish("com.example/a", "1.0.0"));
        assertThat(at(happenings.publish("com.example/b", "1.0.0")).position()).isEqualTo(2);

        var rest = ask("", "Range", "bytes=10-", "If-Range", first.header("ETag"));

        assertThat(rest.position()).isEqualTo(1);
        var body = first.http().body();
        assertThat(rest.http().body()).isEqualTo(Arrays.copyOfRange(body, 10, body.length));
    }

    @Test
    void whatIsWrittenMeanwhileIsNotInIt() throws Exception {
        var last = threeServers();
        var before = at(last).text();
        var count = new ArrayList<Position>();
        interrupted.by(
                () -> {
                    int n = count.size();
                    count.add(happenings.publish("com.example/0" + n, "1.0.0"));
                    count.add(happenings.edit("com.example/c", "1.0.0", "1.0.0", "New " + n));
                    var till = count.add(happenings.publish("com.example/z" + n, "1.0.0"));
                    assertThat(till).isTrue();
                    reader.progress().await(count.getLast().number(), SOON);
                });
        try (var other = started(home.resolve("other"))) {
            // where it must be made anew, and the writer is slower than the first piece
            var first = ask(other.client(), "?min_position=" + last.number());
            assertThat(first.position()).isEqualTo(last.number());
            assertThat(first.text()).isEqualTo(before);
            assertThat(count).hasSizeGreaterThan(6);
        }
    }

    @Test
    void aListThatIsMadeAnewMeanwhileIsReadFromTheBeginning() throws Exception {
        var last = threeServers();
        var pieces = new ArrayList<String>();
        interrupted.by(
                () -> {
                    pieces.add("one");
                    if (pieces.size() == 2) {
                        assertThat(reader.rebuilds().request("listing", 0))
                                .isEqualTo(Answer.ACCEPTED);
                        await().atMost(SOON)
                                .until(() -> reader.rebuilds().states().getFirst().step().isEnd());
                    }
                });

        var answer = at(last);

        assertThat(reader.progress().latest().generation()).isEqualTo(2);
        assertThat(answer.header("ETag")).startsWith("\"5-2-");
        assertThat(answer.entries()).hasSize(4);
        answer.verify();
        assertThat(files()).hasSize(2);
    }

    @Test
    void severalWhoAskWaitForTheSameOne() {
        var last = threeServers();
        var begun = new ArrayList<String>();
        interrupted.by(() -> begun.add("piece"));

        var answers = Stream.generate(() -> last).limit(8).parallel().map(at -> at(at)).toList();

        assertThat(answers).extracting(SnapshotAnswer::position).containsOnly(last.number());
        assertThat(begun).as("4 entries, 2 in a piece, and the end").hasSize(3);
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeAgain() throws Exception {
        reader.close();
        reader = started(home, "annals.snapshot.patience=0s");
        var last = happenings.publish("com.example/a", "1.0.0");

        var answer = at(last);

        assertThat(problem(answer)).startsWith("503 ").contains("still being made");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        await().atMost(SOON).until(() -> at(last).http().statusCode() == 200);
    }

    @Test
    void itSurvivesTheProcess() throws Exception {
        var before = at(threeServers(), "Accept-Encoding", "gzip");
        reader.close();
        interrupted.by(
                () -> {
                    throw new IllegalStateException("is made again");
                });

        reader = started(home);

        HttpResponse<byte[]> after = ask("", "Accept-Encoding", "gzip").http();
        assertThat(after.headers().firstValue("ETag")).hasValue(before.header("ETag"));
        assertThat(after.body()).isEqualTo(before.http().body());
    }

    @Test
    void whatAKilledProcessLeftIsRemovedAtTheStart() throws Exception {
        var directory = at(threeServers()).http().statusCode() == 200 ? files() : List.<Path>of();
        reader.close();
        var place = Objects.requireNonNull(directory.getFirst().getParent());
        for (var name : List.of("making-x.entries", "making-x.ndjson", "making-y.ndjson.gz")) {
            Files.writeString(place.resolve(name), "half");
        }
        var half = place.resolve("4-1-0123456789abcdef.ndjson");
        Files.writeString(half, "{\"registry\":");

        reader = started(home);

        assertThat(files()).containsExactlyInAnyOrderElementsOf(plus(directory, half));
        assertThat(ask("").position()).isEqualTo(5);
        assertThat(files()).containsExactlyInAnyOrderElementsOf(directory);
    }

    private static List<Path> plus(List<Path> some, Path one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }

    @Test
    void aFileOfAnotherHistoryIsNotSent() throws Exception {
        var whole = at(threeServers());
        reader.close();
        for (var file : files()) {
            if (file.toString().endsWith(".ndjson")) {
                var leaf = whole.first().path("leaf").asString();
                Files.writeString(
                        file, Files.readString(file).replace(leaf, "0".repeat(leaf.length())));
            }
        }

        reader = started(home);

        assertThat(ask("").text()).isEqualTo(whole.text());
    }

    @Test
    void onlyTheNewestTwoAreKept() throws Exception {
        for (int i = 0; i < 4; i++) {
            at(happenings.publish("com.example/a", "1." + i + ".0"));
        }

        assertThat(files())
                .extracting(file -> file.getFileName().toString().replaceAll("-.*?\\.", "."))
                .containsExactlyInAnyOrder("3.ndjson", "3.ndjson.gz", "4.ndjson", "4.ndjson.gz");
    }

    @Test
    void filesThatSomebodyRemovedAreMadeAnew() throws Exception {
        var whole = at(threeServers());
        for (var file : files()) {
            Files.delete(file);
        }

        assertThat(ask("").text()).isEqualTo(whole.text());
    }

    @Test
    void anotherProcessHasTheSameBytesUnderTheSameTag() throws Exception {
        var last = threeServers();
        var whole = at(last);
        try (var other = started(home.resolve("other"))) {
            var rest =
                    ask(
                            other.client(),
                            "?min_position=" + last.number(),
                            "Range",
                            "bytes=7-",
                            "If-Range",
                            whole.header("ETag"));

            assertThat(rest.http().statusCode()).isEqualTo(206);
            var body = whole.http().body();
            assertThat(rest.http().body()).isEqualTo(Arrays.copyOfRange(body, 7, body.length));
        }
    }
}
