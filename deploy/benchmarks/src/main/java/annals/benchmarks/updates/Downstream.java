package annals.benchmarks.updates;

import annals.benchmarks.hammer.Paths;

import java.time.Instant;

/**
 * Keeps a copy of a registry: the whole list once, then what {@code updated_since} brings. It asks
 * with the watermark that it was given; of a registry that gives none, with the greatest update
 * time that it has seen, as downstreams of the official service do.
 */
final class Downstream {

    private final Crawler crawler;
    private final Copy copy = new Copy();
    private Instant greatest = Instant.EPOCH;
    private String watermark = "";
    private boolean isGiven;
    private Polls polls = Polls.NONE;

    Downstream(Crawler crawler) {
        this.crawler = crawler;
    }

    /** Copies the whole list. */
    void begin() throws InterruptedException {
        take(crawler.crawl("&include_deleted=true"));
    }

    /** Asks for what is new; whether there was something. */
    boolean poll() throws InterruptedException {
        return poll("");
    }

    /** The same with more filters. */
    boolean poll(String filters) throws InterruptedException {
        var crawl = crawler.crawl("&updated_since=" + Paths.escaped(watermark) + filters);
        boolean news = take(crawl);
        polls = polls.with(crawl, crawl.isOfOneState() && !copy.hasOneLatestEach());
        return news;
    }

    private boolean take(Crawl crawl) {
        boolean news = false;
        for (var row : crawl.rows().toList()) {
            news |= copy.put(row);
            greatest = row.updatedAt().isAfter(greatest) ? row.updatedAt() : greatest;
        }
        isGiven = !crawl.watermark().isEmpty();
        watermark = isGiven ? crawl.watermark() : greatest.toString();
        return news;
    }

    Copy copy() {
        return copy;
    }

    Polls polls() {
        return polls;
    }

    /** Whether the registry gave a watermark. */
    boolean isGivenAWatermark() {
        return isGiven;
    }
}
