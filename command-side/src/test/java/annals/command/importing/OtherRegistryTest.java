package annals.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import annals.command.importing.PlayedServer.Play;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

class OtherRegistryTest {

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static final String LAST = Samples.page(List.of("{\"n\":3}"), "{\"count\":1}");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<PlayedServer> servers = new ArrayList<>();

    @AfterEach
    void stopServers() {
        servers.forEach(PlayedServer::close);
    }

    @Test
    void allPagesAreRead() throws Exception {
        var server = plays(Map.of("", page("{\"n\":1},{\"n\":2}", "next"), "next", LAST));

        assertThat(read(server)).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        assertThat(server.asked())
                .containsExactly(
                        "/v0.1/servers?include_deleted=true&limit=100",
                        "/v0.1/servers?include_deleted=true&limit=100&cursor=next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.github.a/b-c:1.0.0+build", "100%2Fx", "_aGk=", "ä ö&x=1#?"})
    void aCursorArrivesAsItWasGiven(String cursor) throws Exception {
        assertThat(read(plays(Map.of("", page("{\"n\":1}", cursor), cursor, LAST))))
                .containsExactly("{\"n\":1}", "{\"n\":3}");
    }

    @Test
    void anEmptyPageMayStandInTheMiddleAndAtTheEnd() throws Exception {
        var server =
                plays(
                        Map.of(
                                "", page("", "a"),
                                "a", page("{\"n\":1}", "b"),
                                "b", "{\"servers\":null,\"metadata\":{\"nextCursor\":\"\"}}"));

        assertThat(read(server)).containsExactly("{\"n\":1}");
    }

    @Test
    void aPlaceIsTheCursorOfThePageThatFollows() throws Exception {
        var server = plays(Map.of("", page("{\"n\":1},{\"n\":2}", "next"), "next", LAST));

        try (Entries entries = registry(server).open()) {
            assertThat(entries.next())
                    .hasValueSatisfying(
                            entry -> {
                                assertThat(entry.placeAfter()).isEmpty();
                                assertThat(entry.border()).isFalse();
                            });
            assertThat(entries.next())
                    .hasValueSatisfying(
                            entry -> {
                                assertThat(entry.placeAfter()).isEqualTo("next");
                                assertThat(entry.where()).isEqualTo("page 1, entry 2");
                                assertThat(entry.border()).isTrue();
                            });
        }
        try (Entries entries = registry(server).open()) {
            entries.goTo("next");

            assertThat(read(entries)).containsExactly("{\"n\":3}");
        }
    }

    @Test
    void aPlaceThatTheRegistryNoLongerKnowsMeansTheBeginning() throws Exception {
        try (Entries entries = registry(plays(Map.of("", LAST))).open()) {
            entries.goTo("forgotten");

            assertThat(read(entries)).containsExactly("{\"n\":3}");
        }
    }

    @Test
    void theServersWishToWaitIsHonoured() throws Exception {
        var server =
                firstThen(
                        2,
                        exchange -> {
                            exchange.getResponseHeaders().add("Retry-After", "17");
                            PlayedServer.send(exchange, 429, "slow down");
                        });

        assertThat(read(server)).containsExactly("{\"n\":3}");
        assertThat(pauses).containsExactly(Duration.ofSeconds(17), Duration.ofSeconds(17));
    }

    @Test
    void aDateToWaitForIsHonoured() throws Exception {
        var server =
                firstThen(
                        1,
                        exchange -> {
                            exchange.getResponseHeaders()
                                    .add("Retry-After", "Sat, 01 Aug 2026 12:00:40 GMT");
                            PlayedServer.send(exchange, 503, "");
                        });

        read(server);
        assertThat(pauses).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void nobodyMakesUsWaitForDays() throws Exception {
        var server =
                firstThen(
                        1,
                        exchange -> {
                            exchange.getResponseHeaders().add("Retry-After", "1000000");
                            PlayedServer.send(exchange, 429, "");
                        });

        read(server);
        assertThat(pauses).containsExactly(Duration.ofMinutes(5));
    }

    @Test
    void withoutAWishThePausesDouble() throws Exception {
        read(firstThen(3, exchange -> PlayedServer.send(exchange, 502, "")));

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void patienceEnds() throws Exception {
        var server = played(exchange -> PlayedServer.send(exchange, 429, ""));

        assertThatThrownBy(() -> read(server))
                .isInstanceOf(UnreadableSource.class)
                .hasMessage(
                        server.uri("/v0.1/servers")
                                + " cannot be read after 8 tries: it answered 429.");
        assertThat(server.asked()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410, 422, 204, 304})
    void aRefusalIsFinal(int status) throws Exception {
        var server = played(exchange -> PlayedServer.send(exchange, status, ""));

        assertThatThrownBy(() -> read(server))
                .isInstanceOf(UnreadableSource.Declined.class)
                .hasMessageEndingWith(" cannot be read: it answered %d.".formatted(status));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotListenIsTriedAgain() throws Exception {
        var server = plays(Map.of());
        server.close();

        assertThatThrownBy(() -> read(server))
                .hasMessageEndingWith(
                        " cannot be read after 8 tries: the host is unknown or nothing listens"
                                + " there.");
        assertThat(pauses).hasSize(7);
    }

    @Test
    void aPageThatBreaksOffIsAskedForAgain() throws Exception {
        var server =
                firstThen(1, exchange -> PlayedServer.send(exchange, 200, LAST.substring(0, 12)));

        assertThat(read(server)).containsExactly("{\"n\":3}");
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aTransferThatBreaksOffIsAskedForAgain() throws Exception {
        var server =
                firstThen(
                        1,
                        exchange -> {
                            exchange.sendResponseHeaders(200, LAST.length());
                            exchange.getResponseBody().write('{');
                            exchange.getResponseBody().flush();
                        });

        assertThat(read(server)).containsExactly("{\"n\":3}");
    }

    @Test
    void aServerThatFallsSilentIsLeft() throws Exception {
        var done = new CountDownLatch(1);
        var server =
                firstThen(
                        1,
                        exchange -> {
                            exchange.sendResponseHeaders(200, LAST.length());
                            exchange.getResponseBody().write('{');
                            exchange.getResponseBody().flush();
                            await(done);
                        });
        var usual = FetchLimits.usual();
        var limits =
                new FetchLimits(
                        usual.connect(),
                        Duration.ofMillis(300),
                        usual.tries(),
                        usual.longestPause(),
                        usual.maxPageBytes(),
                        usual.maxFileBytes());

        assertThat(read(registry(server, limits).open())).containsExactly("{\"n\":3}");
        done.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "<!doctype html>", "{\"error\":\"x\"}", "{}", "\"x\""})
    void whatIsNoListPageIsTold(String body) throws Exception {
        var server = played(exchange -> PlayedServer.send(exchange, 200, body));

        assertThatThrownBy(() -> read(server))
                .isInstanceOf(UnreadableSource.Declined.class)
                .hasMessageEndingWith("it sent no object with a list of \"servers\".");
    }

    @Test
    void aPackedPageIsUnpacked() throws Exception {
        var server =
                played(
                        exchange -> {
                            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                            PlayedServer.send(exchange, 200, packed(LAST));
                        });

        assertThat(read(server)).containsExactly("{\"n\":3}");
    }

    @Test
    void aPageThatIsTooLargeWhenUnpackedIsRefused() throws Exception {
        String large = LAST + " ".repeat(2_000);
        var server = played(exchange -> PlayedServer.send(exchange, 200, packed(large)));
        var usual = FetchLimits.usual();
        var limits =
                new FetchLimits(
                        usual.connect(), usual.silence(), 1, usual.longestPause(), 1_000, 1_000);

        assertThatThrownBy(() -> read(registry(server, limits).open()))
                .hasMessageEndingWith("a page may have 1,000 bytes, this one has more.");
    }

    @Test
    void aPageThatIsTooLargeIsNotTaken() throws Exception {
        String large = LAST + " ".repeat(2_000);
        var server = played(exchange -> PlayedServer.send(exchange, 200, large));
        var usual = FetchLimits.usual();
        var limits =
                new FetchLimits(
                        usual.connect(), usual.silence(), 1, usual.longestPause(), 1_000, 1_000);

        assertThatThrownBy(() -> read(registry(server, limits).open()))
                .isInstanceOf(UnreadableSource.class);
    }

    @Test
    void aRedirectIsFollowed() throws Exception {
        var server =
                played(
                        exchange -> {
                            if (exchange.getRequestURI().getPath().equals("/moved")) {
                                PlayedServer.send(exchange, 200, LAST);
                            } else {
                                exchange.getResponseHeaders().add("Location", "/moved");
                                PlayedServer.send(exchange, 307, "");
                            }
                        });

        assertThat(read(server)).containsExactly("{\"n\":3}");
    }

    @Test
    void aCircleOfCursorsIsLeft() throws Exception {
        var server =
                plays(
                        Map.of(
                                "", page("{\"n\":0}", "a"),
                                "a", page("{\"n\":1}", "b"),
                                "b", page("{\"n\":2}", "c"),
                                "c", page("{\"n\":3}", "a")));

        assertThatThrownBy(() -> read(server))
                .isInstanceOf(UnreadableSource.class)
                .hasMessageContaining("goes in a circle");
    }

    @Test
    void aFileAtAUrlIsFetchedAndRead() throws Exception {
        List<String> lines = Samples.entries(500);
        var server = played(exchange -> PlayedServer.send(exchange, 200, Samples.lines(lines)));
        var file = new RemoteFile(server.uri("/seed.jsonl"), fetchers(FetchLimits.usual()));

        assertThat(read(file.open())).isEqualTo(lines);
    }

    @Test
    void aFileThatBreaksOffIsFetchedAgain() throws Exception {
        var server =
                firstThen(
                        1,
                        exchange -> {
                            exchange.sendResponseHeaders(200, 1_000_000);
                            exchange.getResponseBody().write(new byte[1_000]);
                        });
        var file = new RemoteFile(server.uri("/seed.json"), fetchers(FetchLimits.usual()));

        assertThat(read(file.open())).containsExactly("{\"n\":3}");
    }

    @Test
    void aFileThatIsNotThereIsTold() throws Exception {
        var server = played(exchange -> PlayedServer.send(exchange, 404, "no"));
        var file = new RemoteFile(server.uri("/seed.json"), fetchers(FetchLimits.usual()));

        assertThatThrownBy(file::open)
                .hasMessage(server.uri("/seed.json") + " cannot be read: it answered 404.");
    }

    private PlayedServer played(Play play) throws IOException {
        var server = new PlayedServer(play);
        servers.add(server);
        return server;
    }

    private PlayedServer plays(Map<String, String> pages) throws IOException {
        var server = PlayedServer.ofPages(pages);
        servers.add(server);
        return server;
    }

    /** A server that fails so many times before it sends its only page. */
    private PlayedServer firstThen(int failures, Play failing) throws IOException {
        var requests = new AtomicInteger();
        return played(
                exchange -> {
                    if (requests.incrementAndGet() <= failures) {
                        failing.answer(exchange);
                    } else {
                        PlayedServer.send(exchange, 200, LAST);
                    }
                });
    }

    private OtherRegistry registry(PlayedServer server) {
        return registry(server, FetchLimits.usual());
    }

    private OtherRegistry registry(PlayedServer server, FetchLimits limits) {
        return new OtherRegistry(server.uri("/v0.1/servers"), fetchers(limits));
    }

    private java.util.function.Supplier<Fetcher> fetchers(FetchLimits limits) {
        return () -> new Fetcher(limits, pauses::add, InstantSource.fixed(NOW));
    }

    private List<String> read(PlayedServer server) throws Exception {
        return read(registry(server).open());
    }

    private static List<String> read(Entries source) throws Exception {
        try (Entries entries = source) {
            var found = new ArrayList<String>();
            for (Optional<RawEntry> next = entries.next();
                    next.isPresent();
                    next = entries.next()) {
                if (next.get().cut() instanceof Cut.Whole(byte[] json)) {
                    found.add(new String(json, StandardCharsets.UTF_8));
                }
            }
            return found;
        }
    }

    private static String page(String entries, String cursor) {
        return "{\"servers\":[%s],\"metadata\":{\"nextCursor\":\"%s\"}}".formatted(entries, cursor);
    }

    private static byte[] packed(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
