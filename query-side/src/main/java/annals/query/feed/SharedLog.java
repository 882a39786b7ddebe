package annals.query.feed;

import java.util.concurrent.Semaphore;

/**
 * What all streams share that read the log.
 *
 * @param share connections that streams may use at once; requests keep the rest
 * @param large how many streams may read in large slices at once
 */
record SharedLog(FeedSource source, Semaphore share, Semaphore large) {

    /** One that is sent, and the next. */
    private static final int SLICES_OF_ONE = 2;

    /**
     * Makes it.
     *
     * @param bytes of memory that large slices may take
     */
    static SharedLog of(FeedSource source, int connections, long bytes) {
        long large = bytes / SLICES_OF_ONE / LogReader.LARGE_BYTES;
        return new SharedLog(
                source,
                new Semaphore(connections, true),
                new Semaphore((int) Math.clamp(large, 1, Integer.MAX_VALUE)));
    }
}
