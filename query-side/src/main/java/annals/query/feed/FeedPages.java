package annals.query.feed;

import annals.eventstore.EventFilter;
import annals.eventstore.Position;

import java.util.List;

/** Pages of the feed: from the log, or, where an empty one is held, from what is sent live. */
final class FeedPages {

    /** Documents may take a megabyte each; a page ends with the event that reaches this. */
    private static final long MAX_BYTES = 4 * 1024 * 1024;

    private final FeedSource source;
    private final LiveTail tail;
    private final OpenFeeds open;

    FeedPages(FeedSource source, LiveTail tail, OpenFeeds open) {
        this.source = source;
        this.tail = tail;
        this.open = open;
    }

    /** What follows on a position, as soon as there is something or the time is over. */
    FeedPage read(FeedRequest asked, FeedStart start) {
        var page = now(asked, start.after(), start.head());
        if (!page.isIdle() || asked.held().isZero()) {
            return page;
        }
        try (var _ = open.take(asked.format())) {
            return held(asked, page);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return page;
        }
    }

    private FeedPage now(FeedRequest asked, long after, Position head) {
        var slice = source.after(after, head.number(), asked.filter(), asked.limit(), MAX_BYTES);
        var events = slice.events();
        var leaf =
                !events.isEmpty() && events.getLast().position() == slice.next()
                        ? events.getLast().leaf()
                        : source.leaf(slice.next()).orElse("");
        return new FeedPage(events, slice.next(), leaf, head);
    }

    private FeedPage held(FeedRequest asked, FeedPage empty) throws InterruptedException {
        long deadline = System.nanoTime() + asked.held().toNanos();
        var page = empty;
        while (page.isIdle() && tail.awaitBeyond(page.next(), deadline - System.nanoTime())) {
            var seen = page;
            page =
                    tail.after(page.next())
                            .filter(fresh -> !fresh.isEmpty())
                            .map(fresh -> live(asked.filter(), asked.limit(), fresh))
                            .orElseGet(() -> now(asked, seen.next(), source.head()));
        }
        return page;
    }

    private static FeedPage live(EventFilter filter, int limit, List<FedEvent> fresh) {
        var wanted = fresh.stream().filter(event -> event.isWantedBy(filter)).limit(limit).toList();
        var last = wanted.size() == limit ? wanted.getLast() : fresh.getLast();
        var head = fresh.getLast();
        return new FeedPage(
                wanted,
                last.position(),
                last.leaf(),
                new Position(head.position(), head.recordedAt()));
    }
}
