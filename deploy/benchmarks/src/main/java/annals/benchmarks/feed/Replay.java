package annals.benchmarks.feed;

import annals.benchmarks.failure.RunFailed;
import annals.benchmarks.hammer.Registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * All events from the first to the head, read by one client.
 *
 * @param events how many came
 * @param bytes of all of them, framing included
 */
public record Replay(long events, long bytes, double seconds) {

    private static final String EVENTS = "/v0.1/x/dev.annals/events";
    private static final int BUFFER_BYTES = 256 * 1024;

    /** The end of a page: how many there are on it, what follows, and how many there are. */
    private static final Pattern METADATA =
            Pattern.compile("\"metadata\":\\{\"count\":(\\d+),\"next\":(\\d+),.*\"head\":(\\d+),");

    private static final int METADATA_BYTES = 400;

    /** As lines, in one answer. */
    public static Replay ofLines(Registry registry) {
        long begun = System.nanoTime();
        long events = 0;
        long bytes = 0;
        var buffer = new byte[BUFFER_BYTES];
        try (var stream = registry.openFast(EVENTS, "application/x-ndjson")) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes += read;
                for (int i = 0; i < read; i++) {
                    events += buffer[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException e) {
            throw new RunFailed("the feed broke off: " + e);
        }
        return since(begun, events, bytes);
    }

    /** Page by page. */
    public static Replay ofPages(Registry registry) throws InterruptedException {
        long begun = System.nanoTime();
        long events = 0;
        long bytes = 0;
        for (String next = "0", head = ""; !next.equals(head); ) {
            var page = registry.get(EVENTS + "?limit=1000&after=" + next);
            if (!page.good()) {
                throw new RunFailed("a page of the feed was expected, found " + page.reason());
            }
            int from = Math.max(0, page.body().length - METADATA_BYTES);
            var end =
                    new String(
                            page.body(),
                            from,
                            page.body().length - from,
                            StandardCharsets.ISO_8859_1);
            var metadata = METADATA.matcher(end);
            if (!metadata.find()) {
                throw new RunFailed("a page of the feed was expected, found " + end);
            }
            events += Long.parseLong(metadata.group(1));
            bytes += page.body().length;
            next = metadata.group(2);
            head = metadata.group(3);
        }
        return since(begun, events, bytes);
    }

    private static Replay since(long begun, long events, long bytes) {
        return new Replay(events, bytes, (System.nanoTime() - begun) / 1e9);
    }

    public double perSecond() {
        return events / seconds;
    }
}
