package annals.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Predicate;

/** What an operator asks on the management port of a registry. */
record Operations(String management) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Operations of(RunningRegistry registry) {
        return new Operations(registry.management());
    }

    HttpAnswer ask(String method, String what) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(management + "/operations/" + what))
                        .method(method, BodyPublishers.noBody())
                        .timeout(RegistryClient.LONGEST_ANSWER)
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        return HttpAnswer.of(answer.statusCode(), answer.headers().map(), answer.body());
    }

    /** Asks for a rebuild of the list. */
    HttpAnswer rebuild(int rate) throws IOException, InterruptedException {
        return ask("POST", "read-models/listing/rebuild?rate=" + rate);
    }

    /** The list as it is shown. */
    JsonNode listing() throws IOException, InterruptedException {
        var models = JsonMapper.shared().readTree(ask("GET", "read-models").expect(200).body());
        return models.valueStream()
                .filter(model -> model.path("name").asString().equals("listing"))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the last rebuild of the list is as told. */
    JsonNode awaitRebuild(Predicate<JsonNode> state) {
        return await().atMost(RunningRegistry.LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> listing().path("rebuild"), state);
    }

    /** Waits for its end, which is a good one. */
    void awaitRebuilt() {
        var ended = awaitRebuild(state -> state.has("endedAt"));
        assertThat(ended.path("step").asString()).as(ended.toString()).isEqualTo("DONE");
    }
}
