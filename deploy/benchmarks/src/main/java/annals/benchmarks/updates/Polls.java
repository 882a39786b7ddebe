package annals.benchmarks.updates;

/**
 * What a downstream's polls were like.
 *
 * @param count of the polls
 * @param pages that they read
 * @param rows that they brought
 * @param ofManyPages polls that took more than one page
 * @param odd polls of one state that left a server without exactly one latest version
 * @param badPages pages older than the first page of their poll, or with another watermark
 */
record Polls(long count, long pages, long rows, long ofManyPages, long odd, long badPages) {

    static final Polls NONE = new Polls(0, 0, 0, 0, 0, 0);

    Polls with(Crawl crawl, boolean isOdd) {
        return new Polls(
                count + 1,
                pages + crawl.pages().size(),
                rows + crawl.rows().count(),
                ofManyPages + (crawl.pages().size() > 1 ? 1 : 0),
                odd + (isOdd ? 1 : 0),
                badPages + crawl.badPages());
    }
}
