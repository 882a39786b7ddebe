package annals.query.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import annals.eventstore.rebuild.RebuildState.Step;
import annals.eventstore.testing.TestDatabase;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** A database that goes away in the middle of a rebuild: all is told, and all heals by itself. */
class DatabaseAwayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final List<String> ASKED =
            List.of(
                    "GET read-models",
                    "POST read-models/listing/rebuild",
                    "DELETE read-models/listing/rebuild",
                    "POST read-models/listing/verification",
                    "GET events?position=1");

    @Test
    void operatorsAreToldToComeAgainAndTheRebuildBeginsAnew() throws Exception {
        try (var store = TestEventStore.fresh();
                var reader = RunningReader.on(store.address(), "management.server.port=0")) {
            var happenings = new Happenings(store);
            for (int i = 0; i < 40; i++) {
                happenings.publish("com.example/a", "1." + i + ".0");
            }
            var name =
                    store.database().sql("select current_database()").query(String.class).single();
            assertThat(ask(reader, "POST read-models/listing/rebuild?rate=20").statusCode())
                    .isEqualTo(202);
            await().atMost(SOON)
                    .until(() -> reader.rebuilds().states().getFirst().step() == Step.FILLING);

            try (var _ = Away.of(name)) {
                assertThat(answersTo(reader, ASKED))
                        .allSatisfy(
                                answer -> {
                                    assertThat(answer.statusCode())
                                            .as(answer + answer.body())
                                            .isEqualTo(503);
                                    assertThat(answer.headers().firstValue("Retry-After"))
                                            .hasValue("2");
                                    assertThat(answer.body())
                                            .contains("The database cannot be reached");
                                });
            }

            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> reader.rebuilds().states().getFirst().step() == Step.DONE);
            var page = reader.client().list("limit=100");
            assertThat(page.entries()).hasSize(40);
            assertThat(reader.verifications().verify("listing").orElseThrow().generation())
                    .isEqualTo(2);
        }
    }

    /** All at once, since each waits a while for a connection. */
    private static List<HttpResponse<String>> answersTo(RunningReader reader, List<String> asked)
            throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = asked.stream().map(one -> threads.submit(() -> ask(reader, one))).toList();
            for (var each : all) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    private static HttpResponse<String> ask(RunningReader reader, String what) {
        var parts = what.split(" ");
        return reader.management().ask(parts[0], "/operations/" + parts[1]);
    }

    /** Nobody can connect to a database until this is closed. */
    private record Away(JdbcClient server, String name) implements AutoCloseable {

        static Away of(String name) {
            var other = TestDatabase.fresh();
            var server =
                    JdbcClient.create(new DriverManagerDataSource(other.url(), other.user(), ""));
            var away = new Away(server, name);
            away.allow(false);
            server.sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname ="
                                    + " :name")
                    .param("name", name)
                    .query()
                    .listOfRows();
            return away;
        }

        private void allow(boolean whether) {
            server.sql("alter database %s with allow_connections %s".formatted(name, whether))
                    .update();
        }

        @Override
        public void close() {
            allow(true);
        }
    }
}
