package annals.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.eventstore.testing.TestEventStore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

class AppendsTest {

    private static TestEventStore store;

    @BeforeAll
    static void start() {
        store = TestEventStore.fresh();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    private static NewEvent event(String stream, long sequence) {
        return NewEvent.of(
                stream,
                sequence,
                UUID.randomUUID(),
                "test-happened",
                1,
                "{\"n\":" + sequence + "}");
    }

    private static List<Position> append(NewEvent... events) {
        return store.appends()
                .transaction(
                        () -> {
                            for (var event : events) {
                                store.appends().add(event);
                            }
                            return "done";
                        })
                .positions();
    }

    @Test
    void anEventIsKeptWithHeaderDataSaltDigestAndLeaf() throws Exception {
        var appended = append(event("com.example/kept", 0)).getFirst();

        var kept = store.log().at(appended.number()).orElseThrow();
        assertThat(kept.recordedAt()).isEqualTo(appended.recordedAt());
        assertThat(kept.header())
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"%s\",\"type\":\"dev.annals.test-happened.v1\",\"subject\":\"com.example/kept\",\"time\":\"%s\",\"datacontenttype\":\"application/json\",\"dataschema\":\"https://annals.dev/schemas/test-happened.v1.json\",\"datadigest\":\"%s\"}"
                                .formatted(
                                        appended.number(),
                                        store.registry().urn(),
                                        sixDigits(appended),
                                        kept.digest()));
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(HexFormat.of().parseHex(kept.salt()));
        assertThat(kept.digest())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        sha.digest(kept.data().getBytes(StandardCharsets.UTF_8))));
        sha.update((byte) 0);
        assertThat(kept.leaf())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(
                                        sha.digest(
                                                kept.header().getBytes(StandardCharsets.UTF_8))));
    }

    private static String sixDigits(Position position) {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                .withZone(java.time.ZoneOffset.UTC)
                .format(position.recordedAt());
    }

    @Test
    void eventsOfOneTransactionFollowEachOtherByOneMicrosecond() {
        var positions = append(event("com.example/many", 0), event("com.example/many", 1));

        assertThat(positions.get(1).number()).isEqualTo(positions.get(0).number() + 1);
        assertThat(positions.get(1).recordedAt())
                .isEqualTo(positions.get(0).recordedAt().plusNanos(1000));
    }

    @Test
    void aRolledBackTransactionLeavesNoHole() {
        long before = store.log().head().number();

        assertThatThrownBy(
                        () ->
                                store.appends()
                                        .transaction(
                                                () -> {
                                                    store.appends()
                                                            .add(event("com.example/gone", 0));
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        append(event("com.example/stays", 0));

        assertThat(store.log().head().number()).isEqualTo(before + 1);
    }

    @Test
    void aConflictRunsTheWorkAgain() {
        append(event("com.example/conflict", 0));
        var attempts = new java.util.concurrent.atomic.AtomicInteger();

        var appended =
                store.appends()
                        .transaction(
                                () -> {
                                    int attempt = attempts.getAndIncrement();
                                    store.appends().add(event("com.example/conflict", attempt));
                                    return attempt;
                                });

        assertThat(appended.result()).isEqualTo(1);
    }

    @Test
    void anotherUniqueViolationIsNoConflict() {
        var first = event("com.example/unique", 0);
        append(first);
        var sameId =
                NewEvent.of("com.example/unique", 1, first.eventId(), "test-happened", 1, "{}");

        assertThatThrownBy(() -> append(sameId)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> store.appends().add(event("com.example/outside", 0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAppendWhoseAnswerWasLostIsFoundAgain() {
        var appends = losing(After.COMMIT);

        var appended = appends.transaction(() -> add(appends, "com.example/lost"));

        assertThat(store.log().at(appended.positions().getFirst().number()).orElseThrow().stream())
                .isEqualTo("com.example/lost");
    }

    @Test
    void anAppendThatWasLostBeforeItsCommitIsReportedAsNotStored() {
        var appends = losing(After.NOTHING);

        assertThatThrownBy(() -> appends.transaction(() -> add(appends, "com.example/never")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing was stored");
        assertThat(store.log().after(0, 1000))
                .extracting(StoredEvent::stream)
                .doesNotContain("com.example/never");
    }

    private static String add(Appends appends, String stream) {
        appends.add(event(stream, 0));
        return "done";
    }

    private enum After {
        COMMIT,
        NOTHING
    }

    /** Its first commit loses the connection, before or after the server has done it. */
    private static Appends losing(After after) {
        var first = new AtomicBoolean(true);
        var losing =
                new DelegatingDataSource(store.pools().writes()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        var real = super.getConnection();
                        return (Connection)
                                Proxy.newProxyInstance(
                                        getClass().getClassLoader(),
                                        new Class<?>[] {Connection.class},
                                        (_, method, arguments) -> {
                                            if (method.getName().equals("commit")
                                                    && first.getAndSet(false)) {
                                                if (after == After.COMMIT) {
                                                    real.commit();
                                                }
                                                throw new SQLException("gone", "08006");
                                            }
                                            return method.invoke(real, arguments);
                                        });
                    }
                };
        return new Appends(losing, store.registry(), store.signal());
    }
}
