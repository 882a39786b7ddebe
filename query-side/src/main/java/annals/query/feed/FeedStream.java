package annals.query.feed;

import annals.query.feed.FeedSource.Slice;

import jakarta.servlet.AsyncContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * One stream of events to one client, in a thread of its own. It remembers nothing but up to where
 * it has come: at the head it sends what is in memory for all, further back it reads the log, and
 * lets go of what it has read as soon as the client makes it wait.
 */
final class FeedStream implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(FeedStream.class);

    private static final int AT_ONCE = 500;
    private static final long AT_ONCE_BYTES = 256 * 1024;

    /** A client that does not take the next event by then is slow: what it does not take waits. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private final FeedRequest asked;
    private final long upTo;
    private final Following following;
    private final Outlet outlet;
    private long cursor;
    private long lastSent = System.nanoTime();

    /**
     * What all streams share.
     *
     * @param share connections that streams may use at once; requests keep the rest
     * @param idle after which time without events a sign of life is sent
     * @param patience how long a client may take nothing
     */
    record Following(
            OpenFeeds open,
            LiveTail tail,
            FeedSource source,
            Semaphore share,
            FeedMetrics metrics,
            Duration idle,
            Duration patience) {}

    FeedStream(
            FeedRequest asked,
            FeedStart start,
            Following following,
            AsyncContext context,
            OpenFeeds.Place place)
            throws IOException {
        this.asked = asked;
        this.following = following;
        cursor = start.after();
        upTo = asked.endsAtHead() ? start.head().number() : Long.MAX_VALUE;
        outlet = new Outlet(context, this, place::close);
    }

    /** Begins as soon as the client can take something. */
    void open() {
        outlet.open();
    }

    /** The client has this much time left for the event that is under way. */
    void hurry(Duration patience) {
        outlet.hurry(patience);
    }

    @Override
    public void run() {
        following.open().add(this);
        try {
            send();
        } catch (IOException gone) {
            log.debug("A stream ends: {}", gone.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // what was taken from under our hands fails in any way
            if (!outlet.isOver()) {
                log.atError().setCause(failure).log("A stream of the feed failed unexpectedly");
            }
        } finally {
            following.open().remove(this);
            outlet.complete();
        }
    }

    private void send() throws IOException, InterruptedException {
        if (asked.format() == FeedFormat.SERVER_SENT) {
            // whoever is cut off before the first event must not begin at another head
            signOfLife();
        }
        while (cursor < upTo && !following.open().areEnding()) {
            if (!outlet.isReadyWithin(following.patience())) {
                throw new IOException("the client takes nothing any more");
            }
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

    private void sendNext() throws IOException, InterruptedException {
        try {
            send(next());
        } catch (DataAccessException away) {
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
        following.share().acquire();
        try {
            long head = Math.min(upTo, following.tail().known());
            return following.source().after(cursor, head, asked.filter(), AT_ONCE, AT_ONCE_BYTES);
        } finally {
            following.share().release();
        }
    }

    private void send(Slice slice) throws IOException, InterruptedException {
        int sent = 0;
        for (var event : slice.events()) {
            if (event.position() > upTo) {
                break;
            }
            if (event.isWantedBy(asked.filter())) {
                if (following.open().areEnding() || !outlet.isReadyWithin(SLOW)) {
                    following.metrics().sent(asked.format(), sent);
                    return;
                }
                var format = asked.format();
                outlet.write(
                        event.framed(), event.from(format), event.to(format), following.patience());
                sent++;
            }
            cursor = event.position();
        }
        cursor = Math.min(slice.next(), upTo);
        if (sent > 0) {
            following.metrics().sent(asked.format(), sent);
            flush();
        }
    }

    private void signOfLife() throws IOException, InterruptedException {
        var text = asked.format() == FeedFormat.SERVER_SENT ? "id: " + cursor + "\n\n" : "\n";
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        outlet.write(bytes, 0, bytes.length, following.patience());
        flush();
    }

    private void flush() throws IOException, InterruptedException {
        outlet.flush(following.patience());
        lastSent = System.nanoTime();
    }

    private long untilSignOfLife() {
        return lastSent + following.idle().toNanos() - System.nanoTime();
    }
}
