package annals.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.EventLog;
import annals.eventstore.Pools;
import annals.permission.Permission;
import annals.permission.Permissions;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

@ApiTest
class RepeatedWritesTest {

    private static final String DELETE = "{\"status\":\"deleted\"}";

    @Autowired private ApiClient client;
    @Autowired private Pools pools;

    private final String key = UUID.randomUUID().toString();

    private ApiClient.Told publish(String document) {
        return publish(client.publisher(), document);
    }

    private ApiClient.Told publish(String token, String document) {
        return client.send("POST", "/v0.1/publish", token, document, "Idempotency-Key", key);
    }

    private static String document(String name) {
        return SampleDocument.of(name, "1.0.0").toString();
    }

    private long head() {
        return new EventLog(JdbcClient.create(pools.reads())).head().number();
    }

    private static void isRepeated(ApiClient.Told told, ApiClient.Told first) {
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(told.response().body()).isEqualTo(first.response().body());
        for (var header : List.of("X-Registry-Position", "X-Registry-Watermark", "Content-Type")) {
            assertThat(told.header(header)).as(header).isEqualTo(first.header(header));
        }
    }

    @Test
    void aPublishIsCarriedOutOnceAndAnsweredAgain() {
        var document = document("com.example/repeated");
        var first = publish(document);
        long head = head();

        isRepeated(publish(document), first);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void theAnswerIsThatOfItsEventWhateverCameLater() {
        var document = document("com.example/later");
        var first = publish(document);
        client.setStatus(client.publisher(), "com.example/later", "1.0.0", DELETE);
        client.publish(
                client.publisher(), SampleDocument.of("com.example/later", "2.0.0").toString());

        isRepeated(publish(document), first);
    }

    @Test
    void editsAreRepeated() {
        client.publish(client.publisher(), document("com.example/edited-again"));
        var document =
                SampleDocument.of("com.example/edited-again", "1.0.0")
                        .with("title", "T")
                        .toString();
        var path = ApiClient.path("com.example/edited-again", "1.0.0");

        var first = client.send("PUT", path, client.publisher(), document, "Idempotency-Key", key);

        isRepeated(
                client.send("PUT", path, client.publisher(), document, "Idempotency-Key", key),
                first);
    }

    @Test
    void statusChangesAreRepeatedUnderBothPrefixes() {
        client.publish(client.publisher(), document("com.example/status-again"));
        var path = ApiClient.path("com.example/status-again", "1.0.0") + "/status";

        var first = client.send("PATCH", path, client.publisher(), DELETE, "Idempotency-Key", key);

        isRepeated(
                client.send(
                        "PATCH",
                        path.replace("/v0.1/", "/v0/"),
                        client.publisher(),
                        DELETE,
                        "Idempotency-Key",
                        key),
                first);
    }

    @Test
    void changesOfAllVersionsAreRepeated() {
        for (var version : List.of("1.0.0", "1.1.0")) {
            client.publish(
                    client.publisher(),
                    SampleDocument.of("com.example/all-again", version).toString());
        }
        var path = ApiClient.path("com.example/all-again") + "/status";

        var first = client.send("PATCH", path, client.publisher(), DELETE, "Idempotency-Key", key);
        client.setStatus(
                client.publisher(), "com.example/all-again", "1.0.0", "{\"status\":\"active\"}");

        isRepeated(
                client.send("PATCH", path, client.publisher(), DELETE, "Idempotency-Key", key),
                first);
    }

    @Test
    void anotherBodyIsRefused() {
        publish(document("com.example/body"));

        var told = publish(document("com.example/body-else"));

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.detail()).startsWith("This Idempotency-Key was used for another request");
    }

    @Test
    void anotherTargetIsRefused() {
        client.publish(client.publisher(), document("com.example/target"));
        client.send(
                "PATCH",
                ApiClient.path("com.example/target", "1.0.0") + "/status",
                client.publisher(),
                DELETE,
                "Idempotency-Key",
                key);

        var told =
                client.send(
                        "PATCH",
                        ApiClient.path("com.example/target") + "/status",
                        client.publisher(),
                        DELETE,
                        "Idempotency-Key",
                        key);

        assertThat(told.status()).isEqualTo(422);
    }

    @Test
    void aKeyIsTheCallersOwn() {
        publish(document("com.example/mine-first"));
        var other =
                client.token(
                        "other.example", Permissions.of(Permission.toPublish("com.example/*")));

        var told = publish(other, document("com.example/mine-second"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aRefusalIsNotRemembered() {
        client.publish(client.publisher(), document("com.example/refused-once"));
        assertThat(publish(document("com.example/refused-once")).status()).isEqualTo(400);

        assertThat(publish(document("com.example/refused-not")).status()).isEqualTo(200);
    }

    @Test
    void aRepetitionNeedsAValidToken() {
        var document = document("com.example/token");
        publish(document);

        assertThat(publish("not.a.token", document).status()).isEqualTo(401);
    }

    @Test
    void afterADayAKeyIsFree() {
        publish(document("com.example/yesterday"));
        JdbcClient.create(pools.writes())
                .sql(
                        """
                        update event_store.repeatable_writes
                        set recorded_at = recorded_at - interval '24 hours 1 second'
                        where key = :key
                        """)
                .param("key", key)
                .update();

        var told = publish(document("com.example/today"));

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Idempotency-Replayed")).isEmpty();
        isRepeated(publish(document("com.example/today")), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t"})
    void aKeyIsPrintable(String text) {
        var told =
                client.send(
                        "POST",
                        "/v0.1/publish",
                        client.publisher(),
                        document("com.example/key"),
                        "Idempotency-Key",
                        text);

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.json().path("errors").path(0).path("location").stringValue())
                .isEqualTo("header.Idempotency-Key");
    }

    @Test
    void aKeyHas255CharactersAtMost() {
        var longest = client.publisher();
        var body = document("com.example/longest");

        assertThat(
                        client.send(
                                        "POST",
                                        "/v0.1/publish",
                                        longest,
                                        body,
                                        "Idempotency-Key",
                                        "k".repeat(256))
                                .status())
                .isEqualTo(422);
        assertThat(
                        client.send(
                                        "POST",
                                        "/v0.1/publish",
                                        longest,
                                        body,
                                        "Idempotency-Key",
                                        "k".repeat(255))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void whileItIsCarriedOutItIsNotCarriedOutAgain() throws Exception {
        var document = document("com.example/running");
        var token = client.publisher();
        try (var blocking = pools.writes().getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            blocking.setAutoCommit(false);
            try (var statement = blocking.createStatement()) {
                statement.execute("lock table event_store.events in share mode");
            }
            var first = threads.submit(() -> publish(token, document));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::someoneWaits);

            var second = publish(token, document);
            blocking.rollback();

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.header("Retry-After")).isEqualTo("1");
            assertThat(first.get().status()).isEqualTo(200);
            isRepeated(publish(token, document), first.get());
        }
    }

    private boolean someoneWaits() {
        return JdbcClient.create(pools.reads())
                .sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void ofManyAtOnceOneIsCarriedOutAndTheOthersAreToldSoOrToWait() throws Exception {
        var document = document("com.example/at-once");
        var token = client.publisher();
        long head = head();
        var attempts = new ArrayList<Callable<ApiClient.Told>>();
        for (int n = 0; n < 16; n++) {
            attempts.add(() -> publish(token, document));
        }
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var told : threads.invokeAll(attempts)) {
                statuses.add(told.get().status());
            }
        }

        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(head()).isEqualTo(head + 1);
    }
}
