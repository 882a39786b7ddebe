package annals.benchmarks.figures;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.process.RegistryProcess;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** The management port of a registry, as an operator uses it. */
final class Operations {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RegistryProcess process;
    private final HttpClient client = HttpClient.newHttpClient();

    Operations(RegistryProcess process) {
        this.process = process;
    }

    /**
     * A rebuild that has ended.
     *
     * @param time from its begin to the switch
     */
    record Rebuilt(long events, Duration time) {}

    /**
     * Asks for a rebuild.
     *
     * @param rate events in a second; 0: as fast as it goes
     */
    void rebuild(int rate) throws InterruptedException {
        send("POST", "/operations/read-models/listing/rebuild?rate=" + rate);
    }

    /** Whether the last rebuild that was asked for is still going on. */
    boolean isRebuilding() throws InterruptedException {
        return !last().has("endedAt");
    }

    /** The last rebuild, which must have come to a good end. */
    Rebuilt rebuilt() throws InterruptedException {
        var last = last();
        if (!last.path("step").asString("").equals("DONE")) {
            throw new RunFailed("a rebuild was to succeed; found " + last);
        }
        return new Rebuilt(
                last.path("eventsTotal").longValue(),
                Duration.between(
                        Instant.parse(last.path("startedAt").asString()),
                        Instant.parse(last.path("endedAt").asString())));
    }

    /** Generation of the tables that are live. */
    int generation() throws InterruptedException {
        return listing().path("generation").intValue();
    }

    /** Verifies the list and tells what was found. */
    JsonNode verify() throws InterruptedException {
        return send("POST", "/operations/read-models/listing/verification");
    }

    private JsonNode last() throws InterruptedException {
        return listing().path("rebuild");
    }

    private JsonNode listing() throws InterruptedException {
        for (var readModel : send("GET", "/operations/read-models")) {
            if (readModel.path("name").asString("").equals("listing")) {
                return readModel;
            }
        }
        throw process.failure("a read model named listing");
    }

    private JsonNode send(String method, String path) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(process.managementUrl() + path))
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new RunFailed("%s %s was answered %s".formatted(method, path, answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new RunFailed("%s %s: no answer (%s)".formatted(method, path, e));
        }
    }
}
