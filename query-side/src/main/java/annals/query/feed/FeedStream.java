package annals.query.feed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

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
            OpenFeeds open, LiveTail tail, SharedLog log, FeedMetrics metrics, Duration idle) {}

    FeedStream(FeedRequest asked, FeedStart start, Following following, OutputStream out) {
        this.asked = asked;
        this.following = following;
        this.out = out;
        reader = new LogReader(following.log(), asked.filter(), asked.format());
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
            var fresh = following.tail().after(cursor);
            if (fresh.isPresent()) {
                reader.end();
                sendLive(fresh.get());
            } else {
                sendStored();
            }
        } catch (DataAccessException away) {
            if (following.open().areEnding()) {
                throw away;
            }
            log.debug("A stream waits for the database: {}", away.getMessage());
            following.tail().pause();
        }
    }

    private void sendLive(List<FedEvent> events) throws IOException {
        var wanted =
                events.stream()
                        .filter(event -> event.position() <= upTo)
                        .filter(event -> event.isWantedBy(asked.filter()))
                        .toList();
        FedEvent.writeAll(wanted, asked.format(), out);
        sent(wanted.size(), events.isEmpty() ? cursor : events.getLast().position());
    }

    private void sendStored() throws IOException, InterruptedException {
        var slice = reader.after(cursor, known());
        if (following.tail().after(slice.next()).isEmpty()) {
            reader.readAhead(slice.next(), known());
        }
        long begun = System.nanoTime();
        slice.writeTo(out);
        sent(slice.count(), slice.next());
        reader.taken(System.nanoTime() - begun);
    }

    private long known() {
        return Math.min(upTo, following.tail().known());
    }

    private void sent(int count, long upToHere) throws IOException {
        cursor = Math.min(upToHere, upTo);
        if (count > 0) {
            following.metrics().sent(asked.format(), count);
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
