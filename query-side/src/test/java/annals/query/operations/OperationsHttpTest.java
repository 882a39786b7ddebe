package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import jakarta.servlet.ServletOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletOutputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.function.ServerRequest;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What operators ask on the management port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsHttpTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private TestEventStore store;
    private RunningReader reader;

    @BeforeAll
    void start() {
        store = TestEventStore.fresh();
        var happenings = new Happenings(store);
        happenings.publish("com.example/a", "1.0.0");
        happenings.publish("com.example/a", "2.0.0");
        reader = RunningReader.on(store.address(), "management.server.port=0");
    }

    @AfterAll
    void stop() {
        reader.close();
        store.close();
    }

    private HttpResponse<String> ask(String method, String target) {
        return reader.management().ask(method, target);
    }

    private JsonNode listing() {
        return JsonMapper.shared()
                .readTree(ask("GET", "/operations/read-models").body())
                .valueStream()
                .filter(one -> one.path("name").asString().equals("listing"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readModelsAreListedWithTheirLagAndTheirLastRebuild() {
        assertThat(ask("POST", "/operations/read-models/listing/rebuild?rate=1000").statusCode())
                .isEqualTo(202);
        await().atMost(SOON).until(() -> listing().at("/rebuild/step").asString().equals("DONE"));

        var shown = listing();

        assertThat(shown.path("name").asString()).isEqualTo("listing");
        assertThat(shown.path("position").asInt()).isEqualTo(2);
        assertThat(shown.path("head").asInt()).isEqualTo(2);
        assertThat(shown.path("lagEvents").asInt()).isZero();
        assertThat(shown.at("/rebuild/eventsDone").asInt()).isEqualTo(2);
        assertThat(shown.at("/rebuild/differing").asInt()).isZero();
    }

    @Test
    void aVerificationAnswersWithWhatItFound() {
        var answer = ask("POST", "/operations/read-models/listing/verification");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"readModel\":\"listing\"", "\"events\":2", "\"differing\":0");
    }

    @Test
    void eventsAreShownAsTheyAreStored() {
        var all = ask("GET", "/operations/events?server=com.example%2Fa");
        var second = ask("GET", "/operations/events?position=2");

        assertThat(JsonMapper.shared().readTree(all.body())).hasSize(2);
        assertThat(second.body())
                .contains("\"header\":{\"specversion\":\"1.0\",\"id\":\"2\"")
                .contains("\"data\":{\"version\":\"2.0.0\"");
    }

    @Test
    void progressIsStreamed() throws Exception {
        try (var lines = progress(reader)) {
            assertThat(lines.readLine()).startsWith("data:[{\"name\":\"history\"");
        }
    }

    /** An answer that is cut off instead is an IOException to its reader. */
    @Test
    void aStopEndsProgressAfterAWholeEvent() throws Exception {
        var stopped = RunningReader.on(store.address(), "management.server.port=0");
        try (var lines = progress(stopped)) {
            assertThat(lines.readLine()).startsWith("data:");
            assertThat(lines.readLine()).isEmpty();
            stopped.close();
            assertThat(lines.lines())
                    .allMatch(line -> line.isEmpty() || line.matches(":.*|data:.*]"));
        } finally {
            stopped.close();
        }
    }

    /** Under another thread Tomcat may use the answer's parts for the next client's. */
    @Test
    void progressIsWrittenByTheThreadOfItsRequest() throws Exception {
        var routes = reader.part(ReadModelsRoutes.class);
        var request = new MockHttpServletRequest("GET", "/operations/read-models/progress");
        request.setAsyncSupported(true);
        var writers = new LinkedBlockingQueue<Thread>();
        var goneClients =
                new MockHttpServletResponse() {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        writers.add(Thread.currentThread());
                        return new DelegatingServletOutputStream(new ClosedOutputStream());
                    }
                };

        routes.progress(ServerRequest.create(request, List.of()))
                .writeTo(request, goneClients, List::of);

        assertThat(writers.poll(SOON.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(Thread.currentThread());
    }

    private static final class ClosedOutputStream extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("the client is gone");
        }
    }

    private static BufferedReader progress(RunningReader reader) throws IOException {
        var stream =
                URI.create(reader.management().url() + "/operations/read-models/progress")
                        .toURL()
                        .openStream();
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/operations/read-models/none/rebuild,404,There is no read model none",
        "POST,/operations/read-models/listing/rebuild?rate=-1,422,rate: expected",
        "POST,/operations/read-models/listing/rebuild?rate=x,422,rate: expected",
        "DELETE,/operations/read-models/none/rebuild,404,There is no read model none",
        "DELETE,/operations/read-models/listing/rebuild,409,is not being rebuilt",
        "POST,/operations/read-models/none/verification,404,There is no read model none",
        "GET,/operations/events,422,expected either",
        "GET,/operations/events?position=x,422,expected a number",
        "GET,/operations/events?position=99,404,there is no event 99",
        "GET,/operations/events?server=no/such,404,nothing has happened"
    })
    void whatCannotBeDoneIsTold(String method, String target, int status, String words) {
        var answer = ask(method, target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void prometheusIsToldOfReadModelsAndTheLog() {
        assertThat(reader.get("/metrics").body())
                .contains(
                        "mcp_registry_read_model_lag_events{read_model=\"listing\"} 0.0",
                        "mcp_registry_read_model_lag_seconds{read_model=\"listing\"} 0.0",
                        "mcp_registry_read_model_generation{read_model=\"listing\"}",
                        "mcp_registry_read_model_stands_still{read_model=\"listing\"} 0.0",
                        "mcp_registry_event_store_events 2.0",
                        "mcp_registry_event_store_bytes");
    }

    @Test
    void aPageInTheOperatorsBrowserIsRefused() {
        var answer =
                reader.management()
                        .ask(
                                "POST",
                                "/operations/read-models/listing/rebuild",
                                "Origin",
                                "https://a.test");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Web pages may not ask this");
    }

    @Test
    void nothingOfItIsOnThePortOfEverybody() {
        assertThat(reader.ask("GET", "/operations/read-models").statusCode()).isEqualTo(404);
        assertThat(reader.ask("POST", "/operations/read-models/listing/rebuild").statusCode())
                .isEqualTo(404);
    }
}
