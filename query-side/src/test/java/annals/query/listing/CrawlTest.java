package annals.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.testing.TestEventStore;
import annals.query.CachingProxy;
import annals.query.Client;
import annals.query.Happenings;
import annals.query.ListAnswer;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Whoever crawls the list while it changes, through a cache and from several readers. */
class CrawlTest {

    private static final int SERVERS = 12;
    private static final int ROUNDS = 15;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<VersionKey> alive = new ArrayList<>();
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

    /** Anything: a new version, with which the flag moves, or an edit, or a change of status. */
    private long happen() {
        count++;
        if (random.nextInt(3) > 0 || alive.isEmpty()) {
            var key = new VersionKey("com.example/s" + random.nextInt(SERVERS), "1." + count);
            alive.add(key);
            return happenings.publish(key.name(), key.version()).number();
        }
        var key = alive.get(random.nextInt(alive.size()));
        var latest = latest(key.name());
        return (random.nextBoolean()
                        ? happenings.edit(key.name(), key.version(), latest, "Edit " + count)
                        : happenings.change(
                                key.name(), key.version(), "active", "deprecated", latest))
                .number();
    }

    private String latest(String server) {
        return alive.stream()
                .filter(key -> key.name().equals(server))
                .reduce((_, last) -> last)
                .orElseThrow()
                .version();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "600"})
    void noPageIsOlderThanTheFirstAndACopyEndsEqualToItsSource(String maxAge) throws Exception {
        try (var first = RunningReader.on(store.address(), "annals.listing.max-age=" + maxAge);
                var second = RunningReader.on(store.address(), "annals.listing.max-age=" + maxAge);
                var firstCache = CachingProxy.of(first.url());
                var secondCache = CachingProxy.of(second.url())) {
            second.follower().stop();
            var clients =
                    List.of(
                            first.client(),
                            second.client(),
                            new Client(firstCache.url()),
                            new Client(secondCache.url()));
            for (int round = 0; round < ROUNDS; round++) {
                crawlAndCompare(clients, first.client());
            }

            clients.get(2).list("limit=5");
            clients.get(2).list("limit=5");
            assertThat(firstCache.fromCache() + firstCache.revalidated())
                    .as("seed %d", seed)
                    .isPositive();
        }
    }

    private void crawlAndCompare(List<Client> clients, Client source) {
        var copy = new TreeMap<String, String>();
        var page = any(clients).list("limit=5");
        var watermark = page.watermark();
        long oldest = position(page);
        copy(page, copy);
        while (page.nextCursor() != null) {
            if (random.nextInt(3) == 0) {
                happen();
            }
            page = any(clients).list("limit=5&cursor=" + page.nextCursor());
            assertThat(position(page)).as("seed %d", seed).isGreaterThanOrEqualTo(oldest);
            assertThat(page.watermark()).as("seed %d", seed).isEqualTo(watermark);
            copy(page, copy);
        }
        long head = happen();
        copyAll(any(clients), "min_position=" + head + "&updated_since=" + watermark, copy);

        var whole = new TreeMap<String, String>();
        copyAll(source, "min_position=" + head, whole);
        assertThat(copy).as("seed %d", seed).isEqualTo(whole);
    }

    private static void copyAll(Client client, String query, Map<String, String> copy) {
        var page = client.list("limit=100&" + query);
        copy(page, copy);
        while (page.nextCursor() != null) {
            page = client.list("limit=100&cursor=" + page.nextCursor());
            copy(page, copy);
        }
    }

    private Client any(List<Client> clients) {
        return clients.get(random.nextInt(clients.size()));
    }

    private static long position(ListAnswer page) {
        assertThat(page.status()).as(page.http().body()).isEqualTo(200);
        return page.position();
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
