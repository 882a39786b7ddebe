package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.CachingProxy;
import annals.query.Client;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;
import annals.query.SettableClock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Whoever crawls the list while it changes, each page from another place: readers on one database
 * of which one does not follow, a reader that lags, and caches in front of one and of all.
 */
class CrawlTest {

    private static final int SERVERS = 20;
    private static final int ROUNDS = 12;
    private static final String FIRST_PAGE = "limit=5&include_deleted=true";
    private static final long LONGEST_PAUSE_SECONDS = 40;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<VersionKey> versions = new ArrayList<>();
    private final SettableClock clock = new SettableClock();

    /** What a client that asks whether its pages still hold has kept, by place and query. */
    private final Map<String, ListAnswer> remembered = new HashMap<>();

    private TestEventStore store;
    private Happenings happenings;
    private int count;

    @BeforeEach
    void start() {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        for (int i = 0; i < 2 * SERVERS; i++) {
            happen();
        }
    }

    @AfterEach
    void stop() {
        store.close();
    }

    /** Anything: a new version, or an edit, or a change of status; the flag moves with each. */
    private long happen() {
        count++;
        if (random.nextInt(3) > 0 || versions.isEmpty()) {
            var key = new VersionKey("com.example/s" + random.nextInt(SERVERS), "1." + count);
            versions.add(key);
            return happenings.publish(key.name(), key.version()).number();
        }
        var key = versions.get(random.nextInt(versions.size()));
        var latest = anyOf(key.name());
        return switch (random.nextInt(4)) {
            case 0 -> happenings.edit(key.name(), key.version(), latest, "Edit " + count).number();
            case 1 ->
                    happenings
                            .change(key.name(), key.version(), "active", "deleted", latest)
                            .number();
            case 2 ->
                    happenings
                            .change(key.name(), key.version(), "deleted", "active", latest)
                            .number();
            default ->
                    happenings
                            .change(key.name(), key.version(), "active", "deprecated", latest)
                            .number();
        };
    }

    private String anyOf(String server) {
        var all = versions.stream().filter(key -> key.name().equals(server)).toList();
        return all.get(random.nextInt(all.size())).version();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60"})
    void noPageIsOlderThanTheFirstAndACopyEndsEqualToItsSource(String seconds) throws Exception {
        var maxAge = "annals.listing.max-age=" + seconds;
        try (var first = RunningReader.on(store.address(), maxAge);
                var second = RunningReader.on(store.address(), maxAge);
                var lagging = LaggingReader.of(store, maxAge, "annals.listing.patience=20ms");
                var firstCache = CachingProxy.of(clock, first.url());
                var sharedCache =
                        CachingProxy.of(clock, first.url(), second.url(), lagging.url())) {
            second.follower().stop();
            var clients =
                    List.of(
                            first.client(),
                            second.client(),
                            new Client(lagging.url()),
                            new Client(firstCache.url()),
                            new Client(sharedCache.url()));
            for (int round = 0; round < ROUNDS; round++) {
                crawlAndCompare(clients, first.client(), lagging);
            }

            long head = happen();
            lagging.copyLog();
            assertThat(new Client(lagging.url()).list("min_position=" + head).status())
                    .as("it lags, seed %d", seed)
                    .isEqualTo(503);
            lagging.catchUp();
            keepsAndAsksAgain(firstCache, Integer.parseInt(seconds));
            keepsAndAsksAgain(sharedCache, Integer.parseInt(seconds));
        }
    }

    /** So that there was something to be found out. */
    private void keepsAndAsksAgain(CachingProxy cache, int maxAge) {
        var client = new Client(cache.url());
        client.list(FIRST_PAGE);
        clock.pass(maxAge);
        int confirmed = cache.confirmed();
        client.list(FIRST_PAGE);
        assertThat(cache.confirmed()).as("seed %d", seed).isEqualTo(confirmed + 1);
        int fromCache = cache.fromCache();
        client.list(FIRST_PAGE);
        assertThat(cache.fromCache()).isEqualTo(maxAge == 0 ? 0 : fromCache + 1);
    }

    private void crawlAndCompare(List<Client> clients, Client source, LaggingReader lagging) {
        var copy = new TreeMap<String, String>();
        var page = page(any(clients), FIRST_PAGE, lagging);
        var watermark = page.watermark();
        long oldest = page.position();
        copy(page, copy);
        while (page.nextCursor() != null) {
            if (random.nextInt(3) == 0) {
                happen();
            }
            // others ask too, so that caches have something
            page(any(clients), FIRST_PAGE, lagging);
            page = page(any(clients), "limit=5&cursor=" + page.nextCursor(), lagging);
            assertThat(page.position()).as("seed %d", seed).isGreaterThanOrEqualTo(oldest);
            assertThat(page.watermark()).as("seed %d", seed).isEqualTo(watermark);
            copy(page, copy);
        }
        long head = happen();
        var since = "limit=9&min_position=" + head + "&updated_since=" + watermark;
        copyAll(clients, since, copy, lagging);

        var whole = new TreeMap<String, String>();
        copyAll(
                List.of(source),
                "limit=100&include_deleted=true&min_position=" + head,
                whole,
                lagging);
        assertThat(copy).as("seed %d", seed).isEqualTo(whole);
    }

    private void copyAll(
            List<Client> clients, String query, Map<String, String> copy, LaggingReader lagging) {
        var page = page(any(clients), query, lagging);
        copy(page, copy);
        while (page.nextCursor() != null) {
            page = page(any(clients), "limit=9&cursor=" + page.nextCursor(), lagging);
            copy(page, copy);
        }
    }

    private Client any(List<Client> clients) {
        return clients.get(random.nextInt(clients.size()));
    }

    /** The reader that lags may say that it does; then it catches up. */
    private ListAnswer page(Client client, String query, LaggingReader lagging) {
        clock.pass(random.nextLong(LONGEST_PAUSE_SECONDS));
        lagging.copyLog();
        if (random.nextInt(8) == 0) {
            lagging.catchUp();
        }
        var page = random.nextBoolean() ? client.list(query) : ifChanged(client, query);
        while (page.status() == 503) {
            assertThat(page.http().headers().firstValue("Retry-After")).isPresent();
            lagging.catchUp();
            page = client.list(query);
        }
        assertThat(page.status()).as(page.http().body()).isEqualTo(200);
        return page;
    }

    /** As a client that keeps whole answers, and asks with their tags whether they still hold. */
    private ListAnswer ifChanged(Client client, String query) {
        var place = client.url() + "?" + query;
        var before = remembered.get(place);
        var tag = before == null ? "" : before.http().headers().firstValue("ETag").orElse("");
        var answer =
                tag.isEmpty()
                        ? client.get("/v0.1/servers?" + query)
                        : client.get("/v0.1/servers?" + query, "If-None-Match", tag);
        if (before != null && answer.statusCode() == 304) {
            return before;
        }
        var page = ListAnswer.of(answer);
        if (page.status() == 200) {
            remembered.put(place, page);
        }
        return page;
    }

    private static void copy(ListAnswer page, Map<String, String> copy) {
        page.body()
                .path("servers")
                .forEach(
                        entry ->
                                copy.put(
                                        entry.path("server").path("name").asString()
                                                + ":"
                                                + entry.path("server").path("version").asString(),
                                        entry.toString()));
    }
}
