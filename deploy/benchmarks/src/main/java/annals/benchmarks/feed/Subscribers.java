package annals.benchmarks.feed;

import annals.benchmarks.hammer.Registry;
import annals.benchmarks.load.Latencies;

import org.HdrHistogram.ConcurrentHistogram;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Clients that follow server-sent events from the head on, and note how old each event is when it
 * comes: by its own time, which is taken just before its commit, on the same clock.
 */
public final class Subscribers implements AutoCloseable {

    private static final String FROM_NOW_ON = "/v0.1/x/dev.annals/events?after=head";
    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    private static final long HIGHEST_NANOSECONDS = Duration.ofMinutes(1).toNanos();

    private final ConcurrentHistogram ages = new ConcurrentHistogram(HIGHEST_NANOSECONDS, 3);
    private final List<InputStream> streams = new ArrayList<>();

    /** So many, each of which has its first sign of life. */
    public static Subscribers of(Registry registry, int count) throws InterruptedException {
        var subscribers = new Subscribers();
        for (int i = 0; i < count; i++) {
            var stream = registry.open(FROM_NOW_ON, "text/event-stream");
            subscribers.streams.add(stream);
            Thread.ofVirtual().start(() -> subscribers.follow(stream));
        }
        return subscribers;
    }

    private void follow(InputStream stream) {
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    note(line);
                }
            }
        } catch (IOException closed) {
            // it has seen enough
        }
    }

    private void note(String event) {
        var time = TIME.matcher(event);
        if (time.find()) {
            long age = Duration.between(Instant.parse(time.group(1)), Instant.now()).toNanos();
            ages.recordValue(Math.clamp(age, 0, HIGHEST_NANOSECONDS));
        }
    }

    /** How old events were, one value for each event and client. */
    public Latencies ages() {
        return Latencies.of(ages);
    }

    @Override
    public void close() {
        for (var stream : streams) {
            try {
                stream.close();
            } catch (IOException gone) {
                // it is closed
            }
        }
    }
}
