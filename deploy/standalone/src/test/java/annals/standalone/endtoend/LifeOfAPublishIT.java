package annals.standalone.endtoend;

import static annals.standalone.endtoend.TestDocument.aServer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** From a publish to every place where its version is to be seen, on an empty directory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeOfAPublishIT {

    private static final String OFFICIAL = "io.modelcontextprotocol.registry/official";

    private RunningRegistry registry;
    private RegistryClient client;
    private HttpAnswer published;

    @BeforeAll
    void publish(@TempDir Path home) throws IOException, InterruptedException {
        registry = RegistryStart.on(home.resolve("annals")).run();
        client = registry.client();
        client.publish(aServer().version("0.9.0")).expect(200);
        published = client.publish(aServer().version("1.0.0")).expect(200);
    }

    @AfterAll
    void end() throws InterruptedException {
        registry.close();
    }

    @Test
    void itIsAnsweredWithTheTimeOfItsEvent() {
        var meta = published.json().get("_meta").get(OFFICIAL);
        var recordedAt = published.header("X-Registry-Watermark");
        assertThat(published.position()).isEqualTo(2);
        assertThat(meta.get("publishedAt").stringValue()).isEqualTo(recordedAt);
        assertThat(meta.get("updatedAt").stringValue()).isEqualTo(recordedAt);
        assertThat(meta.get("statusChangedAt").stringValue()).isEqualTo(recordedAt);
        assertThat(meta.get("isLatest").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers/com.example%2Fweather/versions/1.0.0",
                "/v0.1/servers/com.example%2fweather/versions/1.0.0",
                "/v0.1/servers/com.example%252Fweather/versions/1.0.0",
                "/v0.1/servers/com.example%2Fweather/versions/latest",
                "/v0/servers/com.example%2Fweather/versions/1.0.0",
                "/v0/servers/com.example%2Fweather/versions/latest",
            })
    void everyDetailIsTheAnswerThatThePublisherGot(String path)
            throws IOException, InterruptedException {
        assertThat(client.get(path).expect(200).body()).isEqualTo(published.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v0.1/servers?cursor=com.example/weather:0.9.0&limit=1",
                "/v0/servers?cursor=com.example/weather:0.9.0&limit=1",
            })
    void theListHasTheSameEntry(String path) throws IOException, InterruptedException {
        var page = client.get(path).expect(200);
        assertThat(page.json().get("servers")).containsExactly(published.json());
        assertThat(page.position()).isGreaterThanOrEqualTo(published.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v0.1", "/v0"})
    void theVersionsOfItsServerBeginWithIt(String api) throws IOException, InterruptedException {
        var versions = client.get(api + "/servers/com.example%2Fweather/versions").expect(200);
        assertThat(versions.json().get("servers").valueStream())
                .extracting(entry -> entry.get("server").get("version").stringValue())
                .containsExactly("1.0.0", "0.9.0");
        assertThat(versions.json().get("servers").get(0)).isEqualTo(published.json());
    }

    @Test
    void theOneBeforeIsNoLongerLatest() throws IOException, InterruptedException {
        var before = client.get(RegistryClient.versions("com.example/weather") + "/0.9.0");
        var meta = before.expect(200).json().get("_meta");
        assertThat(meta.get(OFFICIAL).get("isLatest").booleanValue()).isFalse();
        assertThat(meta.get("dev.annals/registry").get("position").longValue())
                .as("the position of the event that took the mark from it")
                .isEqualTo(published.position());
    }

    @Test
    void aThousandVersionsAreThereAsSoonAsTheyAreAcknowledged() throws Exception {
        long before = client.position();
        var rounds = IntStream.range(0, 4).<Callable<Void>>mapToObj(this::rounds).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(rounds)) {
                done.get();
            }
        }
        assertThat(client.position()).as("one event for each publish").isEqualTo(before + 1000);
        assertThat(client.get("/v0.1/x/dev.annals").json().get("leaf").stringValue())
                .matches("[0-9a-f]{64}");
    }

    /** A client that publishes 250 versions, and looks for each in two places at once. */
    private Callable<Void> rounds(int number) {
        var name = "com.example/round-" + number;
        var own = registry.client();
        return () -> {
            for (int round = 0; round < 250; round++) {
                var version = "1.0." + round;
                var answer = own.publish(aServer().name(name).version(version)).expect(200);
                var detail = own.get(RegistryClient.versions(name) + "/" + version);
                var latest = own.get(RegistryClient.versions(name) + "/latest");
                assertThat(detail.expect(200).body()).isEqualTo(answer.body());
                assertThat(latest.expect(200).body()).isEqualTo(answer.body());
                assertThat(detail.position()).isGreaterThanOrEqualTo(answer.position());
            }
            return null;
        };
    }

    @Test
    void ofManyWhoPublishTheSameVersionOneIsAcknowledged() throws Exception {
        long before = client.position();
        var rivals =
                IntStream.range(0, 8)
                        .mapToObj(_ -> registry.client())
                        .<Callable<HttpAnswer>>map(
                                rival -> () -> rival.publish(aServer().name("com.example/rivals")))
                        .toList();
        var answers = new ArrayList<HttpAnswer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(rivals)) {
                answers.add(done.get());
            }
        }
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(7)
                .allSatisfy(
                        refusal ->
                                assertThat(refusal.expect(400).body())
                                        .contains("cannot publish duplicate version"));
        assertThat(client.position()).isEqualTo(before + 1);
    }

    @Test
    void theRegistryTellsItsHead() throws IOException, InterruptedException {
        var last = client.publish(aServer().name("com.example/head")).expect(200);
        var head = client.get("/v0.1/x/dev.annals").expect(200);
        JsonNode json = head.json();
        assertThat(json.get("position").longValue()).isEqualTo(last.position());
        assertThat(json.get("recordedAt").stringValue())
                .isEqualTo(last.header("X-Registry-Watermark"));
        assertThat(json.get("id").stringValue()).startsWith("urn:uuid:");
    }
}
