package annals.query.feed;

import annals.query.feed.FeedSource.Slice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One stream of events to one client, in the thread of its request. It remembers nothing but up to
 * where it has come: at the head it sends what is in memory for all, further back it reads the log
 * in short statements, and holds neither a connection nor a transaction while it writes.
 */
final class FeedStream {

    private static final Logger log = LoggerFactory.getLogger(FeedStream.class);

    private final FeedRequest asked;
    private final long upTo;
    private final Following following;
    private final OutputStream out;
    private final LogReader reader;
    private long cursor;
    private long lastSent = System.nanoTime();

    /**
     * What all streams share.
     *
     * @param idle after which time without events a sign of life is sent
     */
    record Following(
            OpenFeeds open,
            LiveTail tail,
            LogReader.Shared log,
            FeedMetrics metrics,
            Duration idle) {}

    FeedStream(FeedRequest asked, FeedStart start, Following following, OutputStream out) {
        this.asked = asked;
        this.following = following;
        this.out = out;
        reader = new LogReader(following.log(), asked.filter());
        cursor = start.after();
        upTo = asked.endsAtHead() ? start.head().number() : Long.MAX_VALUE;
    }

    /** Sends until the client goes, or all was sent that was asked for, or a stop ends it. */
    void send() throws IOException, InterruptedException {
        try {
            sendAll();
        } finally {
            reader.end();
        }
    }

    private void sendAll() throws IOException, InterruptedException {
        if (asked.format() == FeedFormat.SERVER_SENT) {
            // whoever is cut off before the first event must not begin at another head
            signOfLife();
        }
        while (goesOn()) {
            long before = cursor;
            sendNext();
            if (cursor == before) {
                following.tail().awaitBeyond(cursor, untilSignOfLife());
            }
            if (untilSignOfLife() <= 0) {
                signOfLife();
            }
        }
    }

    /** An answer that has an end is not cut short: nobody could see that it was. */
    private boolean goesOn() {
        return cursor < upTo && (asked.endsAtHead() || !following.open().areEnding());
    }

    private void sendNext() throws IOException, InterruptedException {
        try {
            send(next());
        } catch (DataAccessException away) {
            if (following.open().areEnding()) {
                throw away;
            }
            log.debug("A stream waits for the database: {}", away.getMessage());
            following.tail().pause();
        }
    }

    private Slice next() throws InterruptedException {
        var fresh = following.tail().after(cursor);
        if (fresh.isPresent()) {
            var events = fresh.get();
            return new Slice(events, events.isEmpty() ? cursor : events.getLast().position());
        }
        var slice = reader.after(cursor, known());
        if (following.tail().after(slice.next()).isEmpty()) {
            reader.readAhead(slice.next(), known());
        }
        return slice;
    }

    private long known() {
        return Math.min(upTo, following.tail().known());
    }

    private void send(Slice slice) throws IOException {
        var wanted =
                slice.events().stream()
                        .filter(event -> event.position() <= upTo)
                        .filter(event -> event.isWantedBy(asked.filter()))
                        .toList();
        FedEvent.writeAll(wanted, asked.format(), out);
        cursor = Math.min(slice.next(), upTo);
        if (!wanted.isEmpty()) {
            following.metrics().sent(asked.format(), wanted.size());
            flush();
        }
    }

    private void signOfLife() throws IOException {
        var text = asked.format() == FeedFormat.SERVER_SENT ? "id: " + cursor + "\n\n" : "\n";
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        flush();
    }

    private void flush() throws IOException {
        out.flush();
        lastSent = System.nanoTime();
    }

    private long untilSignOfLife() {
        return lastSent + following.idle().toNanos() - System.nanoTime();
    }
}
