package annals.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import annals.eventstore.Position;
import annals.eventstore.testing.TestEventStore;
import annals.query.Happenings;
import annals.query.RunningReader;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;

/** Those who read slowly a file that does not fit into what lies between. */
class SlowDownloadTest {

    private static final String SNAPSHOT = "/v0.1/x/dev.annals/snapshot?min_position=";
    private static final int VERSIONS = 16;
    private static final int LONG = 1_000_000;
    private static final int MANY = 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestEventStore store;
    private Happenings happenings;
    private RunningReader reader;

    @BeforeEach
    void start(@TempDir Path home) {
        store = TestEventStore.fresh();
        happenings = new Happenings(store);
        reader = RunningReader.on(store.address(), "annals.snapshot.directory=" + home);
        for (int i = 0; i < VERSIONS; i++) {
            happenings.publish("com.example/a", "1." + i + ".0", "x".repeat(LONG));
        }
    }

    @AfterEach
    void stop() {
        reader.close();
        http.close();
        store.close();
    }

    private InputStream begun(long position) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(reader.url() + SNAPSHOT + position));
        return http.send(request.build(), BodyHandlers.ofInputStream()).body();
    }

    @Test
    void aFileThatIsBeingSentCanBeReadToItsEnd() throws Exception {
        try (var slow = begun(VERSIONS)) {
            var whole = reader.client().bytes(SNAPSHOT + VERSIONS).body();
            for (int i = 0; i < 3; i++) {
                Position next = happenings.publish("com.example/b", "1." + i + ".0");
                assertThat(reader.get(SNAPSHOT + next.number()).statusCode()).isEqualTo(200);
            }
            assertThat(slow.readAllBytes()).isEqualTo(whole);
        }
    }

    @Test
    void manyWhoReadNothingKeepNobodyWaiting() throws Exception {
        var slow = new ArrayList<InputStream>();
        try {
            for (int i = 0; i < MANY; i++) {
                slow.add(begun(VERSIONS));
            }
            assertThat(reader.client().bytes(SNAPSHOT + VERSIONS).body())
                    .hasSizeGreaterThan(VERSIONS * LONG);
            assertThat(reader.get("/v0.1/servers?limit=1").statusCode()).isEqualTo(200);
        } finally {
            for (var one : slow) {
                one.close();
            }
        }
    }
}
